using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>VPCs and subnets with the blocks that count: those in state `associated`.</summary>
internal sealed class VpcFacts
{
    private readonly Dictionary<Id<Vpc>, Vpc> _vpcs;
    private readonly Dictionary<Id<Subnet>, Subnet> _subnets;
    private readonly Lookup<Id<Vpc>, Cidr> _vpcBlocks = new();
    private readonly Lookup<Id<Subnet>, Cidr> _subnetBlocks = new();
    private readonly Lookup<Id<Vpc>, Subnet> _subnetsOf;

    public VpcFacts(Estate estate)
    {
        _vpcs = estate.Rows<Vpc>().ToDictionary(vpc => vpc.Id);
        _subnets = estate.Rows<Subnet>().ToDictionary(subnet => subnet.Id);
        _subnetsOf = Lookup<Id<Vpc>, Subnet>.Of(estate.Rows<Subnet>(), subnet => subnet.Vpc);
        foreach (var block in estate.Rows<VpcCidrBlock>())
        {
            if (block.State is "associated")
                _vpcBlocks.Add(block.Vpc, block.Block);
        }

        foreach (var block in estate.Rows<SubnetCidrBlock>())
        {
            if (block.State is "associated")
                _subnetBlocks.Add(block.Subnet, block.Block);
        }
    }

    public IEnumerable<Vpc> Vpcs => _vpcs.Values;

    public Vpc? Vpc(Id<Vpc> id) => _vpcs.GetValueOrDefault(id);

    public Subnet? Subnet(Id<Subnet> id) => _subnets.GetValueOrDefault(id);

    public IReadOnlyList<Subnet> SubnetsOf(Id<Vpc> vpc) => _subnetsOf[vpc];

    public IReadOnlyList<Cidr> BlocksOf(Id<Vpc> vpc) => _vpcBlocks[vpc];

    public IReadOnlyList<Cidr> BlocksOf(Id<Subnet> subnet) => _subnetBlocks[subnet];

    public bool Holds(Id<Vpc> vpc, Address address) => Holds(_vpcBlocks[vpc], address);

    public bool Holds(Id<Subnet> subnet, Address address) => Holds(_subnetBlocks[subnet], address);

    /// <summary>Whether any VPC of the estate has the address in its blocks.</summary>
    public bool AnyHolds(Address address) => _vpcs.Keys.Any(vpc => Holds(vpc, address));

    private static bool Holds(IReadOnlyList<Cidr> blocks, Address address)
    {
        foreach (var block in blocks)
        {
            if (block.Contains(address))
                return true;
        }

        return false;
    }
}
