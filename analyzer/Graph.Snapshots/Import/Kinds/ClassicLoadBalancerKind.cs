using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>A classic load balancer. AWS gives it no id: its name is unique within an account and region.</summary>
internal sealed class ClassicLoadBalancerKind : ResourceKind
{
    private readonly ClassicLoadBalancerAttributesKind _attributes;

    public ClassicLoadBalancerKind(ClassicLoadBalancerAttributesKind attributes)
        : base("classic_load_balancers", ApiCall.DescribeClassicLoadBalancers, "LoadBalancerName")
    {
        _attributes = attributes;
        IsNamedInScope = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = new Id<ClassicLoadBalancer>(document.Id);
        var attributes = document.Others.Find(_attributes, document.Id)?.ObjectOrNull("LoadBalancerAttributes");
        rows.Add(new ClassicLoadBalancer(
            id,
            document.Scope,
            body.Text("LoadBalancerName"),
            body.IdOrNull<Vpc>("VPCId"),
            body.TextOrNull("Scheme"),
            body.TextOrNull("DNSName"),
            body.Ids<SecurityGroup>("SecurityGroups"),
            body.Ids<Subnet>("Subnets"),
            body.Ids<Instance>("Instances", "InstanceId"),
            attributes?.ObjectOrNull("CrossZoneLoadBalancing")?.FlagOrNull("Enabled")));
        var ports = new HashSet<int>();
        foreach (var description in body.RequiredList("ListenerDescriptions"))
        {
            var listener = description.ObjectOrNull("Listener") ?? throw description.Bad("Listener", "is missing");
            var port = listener.Integer("LoadBalancerPort", 1, ushort.MaxValue);
            if (!ports.Add(port))
                throw listener.Bad("repeats a port");
            rows.Add(new ClassicListener(
                id,
                port,
                listener.Text("Protocol"),
                listener.Integer("InstancePort", 1, ushort.MaxValue),
                listener.TextOrNull("InstanceProtocol")));
        }

        rows.AddTags(body, id.Value);
    }
}

/// <summary>The attributes of one classic load balancer, by its name. Its row takes what it needs from them.</summary>
internal sealed class ClassicLoadBalancerAttributesKind : ResourceKind
{
    public ClassicLoadBalancerAttributesKind()
        : base("classic_load_balancer_attributes", ApiCall.DescribeClassicLoadBalancerAttributes)
    {
        IsNamedInScope = true;
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows) =>
        _ = document.Body.ObjectOrNull("LoadBalancerAttributes")?.ObjectOrNull("CrossZoneLoadBalancing")?.FlagOrNull("Enabled");
}
