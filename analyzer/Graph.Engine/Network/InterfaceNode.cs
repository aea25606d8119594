using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>What an interface does with a packet that comes to it.</summary>
internal enum InterfaceRole
{
    /// <summary>Takes what its groups admit.</summary>
    Host = 0,

    /// <summary>Of a NAT gateway: takes replies only.</summary>
    NatGateway = 1,

    /// <summary>Of a load balancer.</summary>
    LoadBalancerNode = 2,

    /// <summary>Of an interface endpoint.</summary>
    Endpoint = 3,
}

/// <summary>A network interface that is not of a terminated instance.</summary>
internal sealed class InterfaceNode(NetworkInterface row, int index, VpcNode vpc)
{
    public NetworkInterface Row { get; } = row;

    /// <summary>Its place among all interfaces, from 0.</summary>
    public int Index { get; } = index;

    public VpcNode Vpc { get; } = vpc;

    public string Id => Row.Id.Value;

    /// <summary>Null where the snapshot does not hold it.</summary>
    public SubnetNode? Subnet { get; set; }

    public GroupSet Groups { get; set; } = GroupSet.None;

    public List<InterfaceAddress> Addresses { get; } = [];

    public InterfaceRole Role { get; set; }

    /// <summary>Of a NAT gateway whose row names this interface.</summary>
    public NatGateway? NatGateway { get; set; }

    /// <summary>Of a load balancer: the one it is known to be of.</summary>
    public LoadBalancerNode? LoadBalancer { get; set; }

    /// <summary>Of an interface endpoint whose row names this interface.</summary>
    public VpcEndpoint? Endpoint { get; set; }

    /// <summary>The host is stopped, or the interface attached to nothing: judged as if it were up, and marked.</summary>
    public bool IsDormant { get; set; }

    /// <summary>What else but its rules sets it apart: a route's target, a second interface, a prefix.</summary>
    public bool IsSingular { get; set; }

    /// <summary>A registered target of a target group: what a network load balancer gets from it may not come back to it.</summary>
    public bool IsTarget { get; set; }

    public string? ZoneName => Row.AvailabilityZone ?? Subnet?.Row.AvailabilityZone;

    public bool IsSameHostAs(InterfaceNode other) =>
        ReferenceEquals(this, other) || (Row.Instance is { } host && other.Row.Instance == host);

    public Address? AddressOf(AddressFamily family)
    {
        foreach (var one in Addresses)
        {
            if (one.Address.Family == family)
                return one.Address;
        }

        return null;
    }

    /// <summary>The primary address of a family, else its first.</summary>
    public Address? PrimaryAddressOf(AddressFamily family) =>
        (Addresses.Find(one => one.IsPrimary && one.Address.Family == family)
            ?? Addresses.Find(one => one.Address.Family == family))?.Address;

    public override string ToString() => Id;
}
