using Graph.Checker.Facts;
using Graph.Checker.Rules;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Every block of a VPC and every single address that the estate or its services have: nothing outside has them. Ascending,
/// for looking up whether a block holds one.
/// </summary>
internal sealed class OwnAddresses
{
    private readonly List<Cidr> _blocks;
    private readonly Address[] _singles;

    public OwnAddresses(EstateFacts facts)
    {
        var estate = facts.Estate;
        _blocks =
        [
            .. estate.Rows<VpcCidrBlock>().Where(row => row.State is "associated").Select(row => row.Block).Concat(estate.Rows<InterfacePrefix>().Select(row => row.Prefix))
                .Distinct(),
        ];
        _singles =
        [
            .. facts.Interfaces.All.SelectMany(facts.Interfaces.AddressesOf).SelectMany(row => new[] { row.Address, row.PublicAddress })
                .Concat(estate.Rows<NatGatewayAddress>()
                    .Where(row => facts.Gateways.Nat(row.NatGateway.Value) is { IsPresent: true })
                    .SelectMany(row => new[] { row.PrivateAddress, row.PublicAddress }))
                .Concat(estate.Rows<ElasticIp>().Select(row => (Address?)row.PublicAddress))
                .Concat(AmazonProvidedServices.Services.Select(service => (Address?)service.Address))
                .OfType<Address>().Distinct().Order(),
        ];
    }

    public IReadOnlyList<Cidr> Blocks => _blocks;

    public IReadOnlyList<Address> Singles => _singles;

    /// <summary>An own address in the block; null where it holds none.</summary>
    public Address? FirstIn(Cidr block)
    {
        foreach (var own in _blocks)
        {
            if (own.Overlaps(block))
                return own.Length > block.Length ? own.Network : block.Network;
        }

        var at = Array.BinarySearch(_singles, block.Network);
        at = at < 0 ? ~at : at;
        return at < _singles.Length && block.Contains(_singles[at]) ? _singles[at] : null;
    }
}
