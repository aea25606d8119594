using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Browser.Tests.Running;

namespace Graph.Browser.Tests.Hostile;

/// <summary>
/// A sample of which every text that an account may choose, or an AWS answer may hold as text, ends with another one. Two twins
/// that differ in nothing but that ending must give reports that differ in nothing but their text.
/// </summary>
internal static partial class HostileTwin
{
    // Words of AWS's own that mean something, and names by which one row finds another.
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "State", "Name", "Status", "StatusCode", "Code", "Type", "Protocol", "IpProtocol", "Key", "RuleAction", "Origin", "Scheme", "Domain", "Tenancy", "Architecture",
        "Engine", "EngineVersion", "AvailabilityZone", "AvailabilityZones", "ZoneName", "Region", "AwsRegion", "ServiceRegion", "ServiceName", "ServiceNames", "OwnerId",
        "AddressFamily", "TrafficType", "ConnectivityType", "AvailabilityMode", "InterfaceType", "IpAddressType", "TargetType", "ResourceType", "VpcEndpointType",
        "ServiceType", "InternetGatewayBlockMode", "Mode", "ExclusionsAllowed", "ManagedBy", "HttpTokens", "HttpEndpoint", "HttpProtocolIpv6", "HttpPutResponseHopLimit",
        "LogDestinationType", "FlowLogStatus", "DeliverLogsStatus", "NetworkType", "HealthCheckPort", "Port", "InstanceType", "DBInstanceStatus", "DBInstanceClass",
        "ClusterStatus", "ClusterAvailabilityStatus", "DnsSupport", "Ipv6Support", "ApplianceModeSupport", "SecurityGroupReferencingSupport", "ProtocolVersion", "PolicyDocument",
        "Action", "Attribute", "SubnetStatus", "SubnetGroupStatus", "PeeringStatus", "GatewayAssociationState", "GatewayId", "IpOwnerId", "InstanceOwnerId", "RequesterId", "Owner", "NetworkBorderGroup",
        "PublicIpv4Pool", "Ipv6Pool", "PlatformDetails", "StatusMessage", "MultiAZ", "NodeRole", "SupportedIpAddressTypes");

    // The tags that place a resource keep their values in both twins, else there would be no tiers to report about.
    private static readonly FrozenSet<string> Placing = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "tier", "layer");

    public static void Write(string sample, string folder, string ending)
    {
        var input = Repository.SampleInput(sample);
        foreach (var file in Directory.EnumerateFiles(input, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(input, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Altered(JsonNode.Parse(File.ReadAllBytes(file)), "", " " + ending)!.ToJsonString());
        }
    }

    private static JsonNode? Altered(JsonNode? node, string key, string ending) => node switch
    {
        JsonObject tag when IsTag(tag) => Placing.Contains(tag["Key"]!.GetValue<string>()) ? tag.DeepClone() : Tag(tag["Key"]!, tag["Value"]!.GetValue<string>() + ending),
        JsonObject members => new JsonObject(members.Select(one => KeyValuePair.Create(one.Key, Altered(one.Value, one.Key, ending)))),
        JsonArray { Count: > 0 } tags when tags[0] is JsonObject first && IsTag(first) =>
            new JsonArray([.. tags.Select(one => Altered(one, key, ending)), Tag(JsonValue.Create("Note" + ending), "a note" + ending)]),
        JsonArray items => new JsonArray([.. items.Select(one => Altered(one, key, ending))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && IsText(key, value.GetValue<string>()) => value.GetValue<string>() + ending,
        _ => node?.DeepClone(),
    };

    private static bool IsTag(JsonObject one) => one.Count == 2 && one.ContainsKey("Key") && one.ContainsKey("Value");

    private static JsonObject Tag(JsonNode key, string value) => new() { ["Key"] = key.DeepClone(), ["Value"] = value };

    private static bool IsText(string key, string value) =>
        value.Length > 0 && !Kept.Contains(key) && !Structural().IsMatch(value) && !(key == "Description" && WrittenByAws().IsMatch(value));

    // Ids, ARNs, accounts, numbers, addresses and blocks, dates.
    [GeneratedRegex(
        @"\A([a-z]+(-[a-z]+)*-[0-9a-f]{8,17}|arn:.*|[0-9]+|-1|[0-9]+(\.[0-9]+){3}(/[0-9]+)?|[0-9a-f:]*::?[0-9a-f:]*(/[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}T.*)\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Structural();

    // By these an interface says whose it is.
    [GeneratedRegex(
        @"\A(ELB |RDSNetworkInterface|RedshiftNetworkInterface|Interface for NAT Gateway|VPC Endpoint Interface|Network Interface for Transit Gateway)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrittenByAws();
}
