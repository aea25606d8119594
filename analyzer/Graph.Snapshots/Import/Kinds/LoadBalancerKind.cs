using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class LoadBalancerKind : ResourceKind
{
    public LoadBalancerKind()
        : base("load_balancers", ApiCall.DescribeLoadBalancers, "LoadBalancerArn") => ArnMember = "LoadBalancerArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<LoadBalancer>("LoadBalancerArn");
        rows.Add(new LoadBalancer(
            id,
            document.Scope,
            body.Text("LoadBalancerName"),
            body.TextOrNull("Type") ?? "application",
            body.TextOrNull("Scheme"),
            body.Id<Vpc>("VpcId"),
            body.ObjectOrNull("State")?.TextOrNull("Code") ?? "active",
            body.TextOrNull("IpAddressType"),
            body.TextOrNull("DNSName"),
            body.Ids<SecurityGroup>("SecurityGroups"),
            body.TextOrNull("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")));
        var subnets = new HashSet<Id<Subnet>>();
        foreach (var zone in body.RequiredList("AvailabilityZones"))
        {
            var subnet = zone.Id<Subnet>("SubnetId");
            if (!subnets.Add(subnet))
                throw zone.Bad("repeats a subnet");
            rows.Add(new LoadBalancerZone(id, subnet, zone.TextOrNull("ZoneName")));
            AddAddresses(zone, id, subnet, rows);
        }

        rows.AddTags(body, id.Value);
    }

    private static void AddAddresses(in Node zone, Id<LoadBalancer> id, Id<Subnet> subnet, RowSink rows)
    {
        var seen = new HashSet<Model.Addressing.Address>();
        foreach (var entry in zone.List("LoadBalancerAddresses"))
        {
            foreach (var member in (ReadOnlySpan<string>)["IpAddress", "PrivateIPv4Address", "IPv6Address"])
            {
                if (entry.AddressOrNull(member) is { } address && seen.Add(address))
                {
                    var allocation = member == "IpAddress" ? entry.TextOrNull("AllocationId") : null;
                    rows.Add(new LoadBalancerAddress(id, subnet, address, allocation));
                }
            }
        }
    }
}

internal sealed class LoadBalancerAttributesKind : ResourceKind
{
    public LoadBalancerAttributesKind()
        : base("load_balancer_attributes", ApiCall.DescribeLoadBalancerAttributes) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var id = new Id<LoadBalancer>(document.Id);
        foreach (var (key, value) in KeyedValues.Read(document.Body, "Attributes"))
            rows.Add(new LoadBalancerAttribute(id, key, value));
    }
}

/// <summary>Lists of `Key` and `Value`.</summary>
internal static class KeyedValues
{
    /// <exception cref="BadObjectException">a key comes twice: which value holds is not known.</exception>
    public static List<(string Key, string Value)> Read(in Node body, string member)
    {
        var pairs = new List<(string, string)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in body.RequiredList(member))
        {
            var key = pair.Text("Key");
            if (!keys.Add(key))
                throw pair.Bad("repeats a key");
            pairs.Add((key, pair.TextOrEmpty("Value") ?? ""));
        }

        return pairs;
    }
}
