using Graph.Engine.Network;

namespace Graph.Engine.Semantics;

/// <summary>The places of a network that a proof's states are at, as they are written in the file.</summary>
internal static class Place
{
    public const string Lost = "lost";

    public static string Send(InterfaceNode node) => $"send {node.Id}";

    /// <summary>Past the sender's groups, before network ACL and routes.</summary>
    public static string In(SubnetNode subnet) => $"subnet {subnet.Id}";

    /// <summary>For the VPC's router to deliver.</summary>
    public static string In(string vpc) => $"vpc {vpc}";

    public static string At(InterfaceNode node, bool crossesSubnet) => $"{(crossesSubnet ? "receive-across" : "receive")} {node.Id}";

    public static string Internet(string? leftFrom) => leftFrom is null ? "internet" : $"internet {leftFrom}";

    public static string Attachment(string gateway, string attachment, (string? Id, string? Name)? zone) =>
        $"attachment {gateway} {attachment} {zone?.Id ?? zone?.Name ?? "-"}";

    public static string OnPremises(OnPremisesEntry entry) => $"on-prem {entry.Id}";

    public static string Of(Arrival arrival) => arrival switch
    {
        Arrival.At at => $"delivered {at.Interface.Id}",
        Arrival.Home home => $"home {home.Interface.Id}",
        Arrival.Internet => "delivered internet",
        Arrival.OnPremises onPremises => $"delivered on-prem {onPremises.Entry.Id}",
        Arrival.Service service => $"delivered service {service.Endpoint.Id}",
        Arrival.AmazonProvided amazon => $"amazon {amazon.Vpc.Id}",
        _ => throw new InvalidOperationException("an arrival is one of the above"),
    };
}
