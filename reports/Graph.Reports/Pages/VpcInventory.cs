using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>What each VPC holds, by name. VPCs that rows point to but that are not in the snapshot are listed as such.</summary>
internal sealed class VpcInventory(Estate estate, ResourceNames names)
{
    private const int ShownBlocks = 6;

    private readonly ILookup<Id<Vpc>, VpcCidrBlock> _blocks = estate.Rows<VpcCidrBlock>().ToLookup(row => row.Vpc);
    private readonly ILookup<Id<Vpc>, Subnet> _subnets = estate.Rows<Subnet>().ToLookup(row => row.Vpc);
    private readonly ILookup<Id<Subnet>, SubnetCidrBlock> _subnetBlocks =
        estate.Rows<SubnetCidrBlock>().ToLookup(row => row.Subnet);
    private readonly ILookup<Id<Vpc>, NetworkInterface> _interfaces = estate.Rows<NetworkInterface>().ToLookup(row => row.Vpc);
    private readonly ILookup<Id<Subnet>, NetworkInterface> _bySubnet = estate.Rows<NetworkInterface>().ToLookup(row => row.Subnet);
    private readonly ILookup<Id<Vpc>?, Instance> _instances = estate.Rows<Instance>().ToLookup(row => row.Vpc);
    private readonly ILookup<Id<Vpc>?, DbInstance> _databases = estate.Rows<DbInstance>().ToLookup(row => row.Vpc);

    public ScriptArray ToScript()
    {
        var known = estate.Rows<Vpc>().DistinctBy(vpc => vpc.Id).ToDictionary(vpc => vpc.Id);
        var all = known.Keys
            .Concat(_subnets.Select(group => group.Key))
            .Concat(_interfaces.Select(group => group.Key))
            .Distinct()
            .Select(id => (Id: id, Vpc: known.GetValueOrDefault(id)))
            .OrderBy(pair => pair.Vpc is null)
            .ThenBy(pair => pair.Vpc?.Scope ?? default)
            .ThenBy(pair => pair.Id);
        return Script.List(all.Select(pair => Vpc(pair.Id, pair.Vpc)));
    }

    private ScriptObject Vpc(Id<Vpc> id, Vpc? vpc)
    {
        var balancers = estate.Rows<LoadBalancer>().Where(row => row.Vpc == id).Select(row => Named(row.Name, $"{row.Type}"))
            .Concat(estate.Rows<ClassicLoadBalancer>().Where(row => row.Vpc == id).Select(row => Named(row.Name, "classic")))
            .ToList();
        var instances = _instances[id].OrderBy(row => row.Id).ToList();
        var databases = _databases[id].OrderBy(row => row.Id).ToList();
        var subnets = _subnets[id].OrderBy(row => row.AvailabilityZone, StringComparer.Ordinal).ThenBy(row => row.Id).ToList();
        return Script.Object(
            ("id", id.Value),
            ("name", names.Of(id.Value)),
            ("missing", vpc is null),
            ("is_default", vpc is { IsDefault: true }),
            ("scope", vpc?.Scope.ToString()),
            ("blocks", Blocks(_blocks[id].Select(row => row.Block))),
            ("counts", string.Join(", ", Counts(subnets.Count, _interfaces[id].Count(), instances.Count, balancers.Count, databases.Count))),
            ("subnets", Script.List(subnets.Select(Subnet))),
            ("instances", Script.List(instances.Select(row => Named(names.Of(row.Id.Value) ?? row.Id.Value, row.State)))),
            ("balancers", Script.List(balancers)),
            ("databases", Script.List(databases.Select(row => Named(row.Identifier, row.Engine)))),
            ("gateways", Script.List(Gateways(id))));
    }

    private static IEnumerable<string> Counts(int subnets, int interfaces, int instances, int balancers, int databases)
    {
        yield return Words.Count(subnets, "subnet");
        yield return Words.Count(interfaces, "interface");
        if (instances > 0)
            yield return Words.Count(instances, "instance");
        if (balancers > 0)
            yield return Words.Count(balancers, "load balancer");
        if (databases > 0)
            yield return Words.Count(databases, "database");
    }

    private ScriptObject Subnet(Subnet subnet) => Script.Object(
        ("id", subnet.Id.Value),
        ("name", names.Of(subnet.Id.Value)),
        ("blocks", Blocks(_subnetBlocks[subnet.Id].Select(row => row.Block))),
        ("zone", subnet.AvailabilityZone),
        ("interfaces", Words.Number(_bySubnet[subnet.Id].Count())));

    private IEnumerable<ScriptObject> Gateways(Id<Vpc> id)
    {
        foreach (var row in estate.Rows<InternetGateway>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, "internet gateway");
        foreach (var row in estate.Rows<EgressOnlyInternetGateway>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, "egress-only internet gateway");
        foreach (var row in estate.Rows<NatGateway>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, $"NAT gateway, {row.State}");
        foreach (var row in estate.Rows<VpnGateway>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, "virtual private gateway");
        foreach (var row in estate.Rows<TransitGatewayVpcAttachment>().Where(row => row.Vpc == id))
            yield return Gateway(row.TransitGateway.Value, $"transit gateway, by {row.Id}");
        foreach (var row in estate.Rows<VpcPeeringConnection>().Where(row => row.RequesterVpc == id || row.AccepterVpc == id))
            yield return Gateway(row.Id.Value, $"peering, {row.Status}");
        foreach (var row in estate.Rows<VpcEndpoint>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, $"{row.Type} endpoint of {row.ServiceName}");
        foreach (var row in estate.Rows<CarrierGateway>().Where(row => row.Vpc == id))
            yield return Gateway(row.Id.Value, "carrier gateway");
    }

    private ScriptObject Gateway(string id, string kind) => Named(names.Of(id) is { } name ? $"{name} ({id})" : id, kind);

    private static string? Blocks(IEnumerable<Cidr> blocks)
    {
        var texts = blocks.Distinct().Order().Select(block => block.ToString()).ToList();
        return texts.Count == 0 ? null : Words.Few(texts, ShownBlocks);
    }

    private static ScriptObject Named(string name, string note) =>
        Script.Object(("name", ResourceNames.Short(name)), ("note", note));
}
