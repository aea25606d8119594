using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>Takes the public IPv4 address off a private one (DisassociateAddress).</summary>
public sealed record RemovePublicAddress(Id<NetworkInterface> Interface, Address PublicAddress) : Change
{
    public override string Subject => PublicAddress.ToString();

    public override string Text => $"take the public address {PublicAddress} off {Interface}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.Rows<InterfaceAddress>().Any(IsMeant)
            ? estate
                .With(estate.Rows<InterfaceAddress>().Select(
                    row => IsMeant(row) ? row with { PublicAddress = null, AllocationId = null } : row))
                .With(estate.Rows<ElasticIp>().Select(
                    row => row.PublicAddress == PublicAddress ? row with { Interface = null, PrivateAddress = null } : row))
            : throw new ChangeException($"`{PublicAddress}` is not an address of {Interface} in the snapshot");
    }

    private bool IsMeant(InterfaceAddress row) => row.Interface == Interface && row.PublicAddress == PublicAddress;
}

/// <summary>Gives a private IPv4 address of an interface a public one (AssociateAddress).</summary>
public sealed record AddPublicAddress(Id<NetworkInterface> Interface, Address PrivateAddress) : Change
{
    // AWS gives whichever it likes. An address of an Amazon range stands for it that the estate does not have.
    private static readonly Address First = Address.Parse("52.95.110.1");

    public override string Subject => Interface.Value;

    public override string Text => $"give {Interface} a public address for {PrivateAddress}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        if (!estate.Rows<InterfaceAddress>().Any(IsMeant))
            throw new ChangeException($"`{PrivateAddress}` is not a private address of {Interface} in the snapshot");
        var given = AddressFor(estate);
        return estate.With(estate.Rows<InterfaceAddress>().Select(row => IsMeant(row) ? row with { PublicAddress = given } : row));
    }

    /// <summary>The address that stands for the one that AWS would give.</summary>
    public static Address AddressFor(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        var taken = estate.Rows<InterfaceAddress>().Select(row => row.PublicAddress)
            .Concat(estate.Rows<NatGatewayAddress>().Select(row => row.PublicAddress))
            .Concat(estate.Rows<ElasticIp>().Select(row => (Address?)row.PublicAddress))
            .OfType<Address>().ToHashSet();
        var address = First;
        while (taken.Contains(address))
            address = new Address(address.Family, address.Bits + 1);
        return address;
    }

    private bool IsMeant(InterfaceAddress row) =>
        row.Interface == Interface && row.Address == PrivateAddress && row.PublicAddress is null;
}
