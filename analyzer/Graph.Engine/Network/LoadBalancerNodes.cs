using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>A load balancer of any generation with what its nodes do.</summary>
internal abstract class LoadBalancerNode
{
    public required string Id { get; init; }

    public List<InterfaceNode> Nodes { get; } = [];

    /// <summary>The subnets that it is enabled in.</summary>
    public List<string> Subnets { get; } = [];

    /// <summary>An enabled subnet whose node is not among the interfaces, though a working load balancer has one in each.</summary>
    public virtual string? LacksNode() => Subnets.Find(subnet => !Nodes.Exists(node => node.Row.Subnet.Value == subnet));

    /// <summary>An application, network or gateway load balancer.</summary>
    internal sealed class Version2 : LoadBalancerNode
    {
        public required LoadBalancer Row { get; init; }

        public override string? LacksNode() =>
            Row is { Type: "gateway" } or { State: "failed" or "provisioning" } ? null : base.LacksNode();

        public List<Listener> Listeners { get; } = [];

        /// <summary>Null where they were read whole.</summary>
        public MissingFact? MissingListeners { get; set; }

        /// <summary>Null where a zone's name is not told.</summary>
        public HashSet<string>? EnabledZones { get; set; }

        public string? CrossZone { get; set; }
    }

    /// <summary>A classic load balancer.</summary>
    internal sealed class Classic : LoadBalancerNode
    {
        public required ClassicLoadBalancer Row { get; init; }

        public List<ClassicListener> Listeners { get; } = [];
    }
}

/// <summary>A target group with its registered targets.</summary>
internal sealed class TargetGroupNode(TargetGroup row)
{
    public TargetGroup Row { get; } = row;

    public string Id => Row.Id.Value;

    public List<Target> Targets { get; } = [];

    public MissingFact? MissingTargets { get; set; }

    public string? CrossZone { get; set; }

    /// <summary>The attribute `preserve_client_ip.enabled`; null where it was not read.</summary>
    public string? PreserveClientIp { get; set; }
}
