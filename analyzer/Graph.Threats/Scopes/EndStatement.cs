using Graph.Engine.Answers;
using Graph.Engine.Placing;
using Graph.Engine.Sets;

namespace Graph.Threats.Scopes;

/// <summary>One resource or one type of a resource statement at an end of paths; null text: any end.</summary>
/// <param name="Text">an id, or a type of <see cref="ResourceTypes"/>.</param>
internal sealed record EndStatement(string? Text)
{
    /// <summary>A statement's alternatives: a path fits it if it fits one.</summary>
    public static IEnumerable<EndStatement> Of(ResourceStatement? statement) => statement is null
        ? [new((string?)null)]
        : statement.Resources.Select(id => new EndStatement(IdOf(id))).Concat(statement.Types.Select(type => new EndStatement(type)));

    /// <summary>`vpc-1` of an ARN that ends in it; the ARN itself of a load balancer.</summary>
    public static string IdOf(string idOrArn) =>
        idOrArn.StartsWith("arn:", StringComparison.Ordinal) && !idOrArn.Contains(":loadbalancer/", StringComparison.Ordinal)
            ? idOrArn[(idOrArn.LastIndexOfAny(['/', ':']) + 1)..]
            : idOrArn;

    /// <summary>Whether paths can be told to begin or end at what has the id.</summary>
    public static bool IsFollowed(string id) =>
        id.Split('-')[0] is "eni" or "i" or "sg" or "subnet" or "vpc" or "vpce" or "tgw" or "pcx" or "igw" or "vgw";

    /// <summary>Whether an interface can be what is named. Naming a group, subnet, VPC or instance selects the interfaces in it.</summary>
    public bool Matches(InterfaceProfile one) => Text?.Split('-')[0] switch
    {
        null => true,
        "eni" => one.Id == Text,
        "i" => one.Row.Instance?.Value == Text,
        "sg" => one.Groups.Contains(Text),
        "subnet" => one.Row.Subnet.Value == Text,
        "vpc" => one.Row.Vpc.Value == Text,
        "vpce" => one.Owners.Contains(Text),
        "tgw" or "pcx" => true,
        _ => Text == ResourceTypes.VpcEndpoint
            ? one.Kind == InterfaceKind.Endpoint
            : Text is ResourceTypes.TransitGatewayAttachment or ResourceTypes.VpcPeeringConnection,
    };

    /// <summary>The part of a flow whose paths begin or end there, as far as its interfaces do not tell (<see cref="Matches"/>).</summary>
    public TrafficSet TrafficOf(SurveyFlow flow, bool isSource, Passage passage)
    {
        var possible = Passage.PossibleOf(flow);
        if (Text is null)
            return possible;
        var passed = Text.Contains("::", StringComparison.Ordinal) ? passage.OfType(Text) : [Text];
        return (isSource ? flow.Source : flow.Destination) switch
        {
            EndpointGroup.Interfaces => IsOfInterfaces ? possible : passage.Through(flow, passed),
            EndpointGroup.Internet when isSource && Text == ResourceTypes.InternetGateway => possible,
            EndpointGroup.Internet when isSource && IsInternetGatewayId => passage.IsGatewayOf(Text, flow.Destination) ? possible : TrafficSet.Empty,

            // What leaves by an endpoint's route does not leave by the internet gateway.
            EndpointGroup.Internet when Text == ResourceTypes.InternetGateway =>
                possible.Except(passage.Through(flow, passage.OfType(ResourceTypes.VpcEndpoint))),
            EndpointGroup.OnPremises { Entry: { } entry } when isSource && (Text == entry || Text == TypeOf(entry)) => possible,
            _ => IsOfInterfaces && Text[0] != 'A' && !Text.StartsWith("vpce-", StringComparison.Ordinal)
                ? TrafficSet.Empty
                : passage.Through(flow, passed),
        };
    }

    private bool IsInternetGatewayId => Text!.StartsWith("igw-", StringComparison.Ordinal);

    private bool IsOfInterfaces => Text == ResourceTypes.VpcEndpoint || Text!.Split('-')[0] is "eni" or "i" or "sg" or "subnet" or "vpc" or "vpce";

    private static string TypeOf(string entry) =>
        entry.StartsWith("vgw-", StringComparison.Ordinal) ? ResourceTypes.VpnGateway : ResourceTypes.TransitGatewayAttachment;
}
