using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>A subnet with the network ACL and the route table in force; where one is not known, what is missing.</summary>
internal sealed class SubnetNode(Subnet row, VpcNode vpc)
{
    public Subnet Row { get; } = row;

    public VpcNode Vpc { get; } = vpc;

    public string Id => Row.Id.Value;

    /// <summary>The associated blocks.</summary>
    public List<Cidr> Blocks { get; } = [];

    public AclNode? Acl { get; set; }

    public MissingFact? MissingAcl { get; set; }

    public RouteTableNode? Table { get; set; }

    public MissingFact? MissingTable { get; set; }

    /// <summary>By id where both have one, else by name: ids are the same in every account, names are not.</summary>
    public bool IsInZoneOf(SubnetNode other) => IsInZone(other.Row.AvailabilityZoneId, other.Row.AvailabilityZone);

    public bool IsInZone(string? id, string? name) => Row.AvailabilityZoneId is { } own && id is not null
        ? own == id
        : Row.AvailabilityZone == name;

    public bool Holds(Address address)
    {
        foreach (var block in Blocks)
        {
            if (block.Contains(address))
                return true;
        }

        return false;
    }

    public override string ToString() => Id;
}
