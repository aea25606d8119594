using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Interfaces by id, by address and by host. Interfaces of terminated instances are absent.</summary>
internal sealed class InterfaceFacts
{
    private readonly Dictionary<Id<NetworkInterface>, NetworkInterface> _interfaces = [];
    private readonly Dictionary<Id<Instance>, Instance> _instances;
    private readonly Lookup<Id<NetworkInterface>, InterfaceAddress> _addresses;
    private readonly Lookup<Id<NetworkInterface>, Id<SecurityGroup>> _groups = new();
    private readonly Lookup<Id<Instance>, NetworkInterface> _ofInstance = new();
    private readonly Dictionary<(Id<Vpc>, Address), InterfaceAddress> _byVpcAddress = [];
    private readonly Lookup<Address, InterfaceAddress> _byAddress = new();
    private readonly Dictionary<Address, InterfaceAddress> _byPublicAddress = [];
    private readonly Lookup<Id<Vpc>, InterfacePrefix> _prefixes = new();
    private readonly List<InterfacePrefix> _allPrefixes = [];

    public InterfaceFacts(Estate estate)
    {
        _instances = estate.Rows<Instance>().ToDictionary(instance => instance.Id);
        foreach (var networkInterface in estate.Rows<NetworkInterface>())
        {
            if (networkInterface.Instance is { } id && Instance(id) is { IsTerminated: true })
                continue;
            _interfaces.Add(networkInterface.Id, networkInterface);
            if (networkInterface.Instance is { } host)
                _ofInstance.Add(host, networkInterface);
        }

        _addresses = Lookup<Id<NetworkInterface>, InterfaceAddress>.Of(
            estate.Rows<InterfaceAddress>(), address => address.Interface);
        foreach (var group in estate.Rows<InterfaceGroup>())
            _groups.Add(group.Interface, group.Group);
        foreach (var networkInterface in _interfaces.Values)
            IndexAddresses(networkInterface);
        Forwarding = [.. _interfaces.Values.Where(row => !row.SourceDestCheck)];
        OfRds = [.. _interfaces.Values.Where(row => row is { IsOfService: true, Description: "RDSNetworkInterface" })];
        foreach (var prefix in estate.Rows<InterfacePrefix>())
        {
            if (Interface(prefix.Interface) is not { } holder)
                continue;
            _prefixes.Add(holder.Vpc, prefix);
            _allPrefixes.Add(prefix);
        }
    }

    public IEnumerable<NetworkInterface> All => _interfaces.Values;

    /// <summary>The interfaces that may forward other people's packets: their source/destination check is off.</summary>
    public IReadOnlyList<NetworkInterface> Forwarding { get; }

    /// <summary>The interfaces that RDS made, by what it writes into their description.</summary>
    public IReadOnlyList<NetworkInterface> OfRds { get; }

    public int PublicAddressCount => _byPublicAddress.Count;

    public NetworkInterface? Interface(Id<NetworkInterface> id) => _interfaces.GetValueOrDefault(id);

    public Instance? Instance(Id<Instance> id) => _instances.GetValueOrDefault(id);

    public IReadOnlyList<NetworkInterface> OfInstance(Id<Instance> id) => _ofInstance[id];

    /// <summary>The interface at device index 0, which an instance cannot lose; null where the snapshot does not show it.</summary>
    public NetworkInterface? PrimaryOf(Id<Instance> id) => _ofInstance[id].FirstOrDefault(row => row.DeviceIndex == 0);

    public IReadOnlyList<InterfaceAddress> AddressesOf(NetworkInterface networkInterface) => _addresses[networkInterface.Id];

    public IReadOnlyList<Id<SecurityGroup>> GroupsOf(NetworkInterface networkInterface) => _groups[networkInterface.Id];

    /// <summary>The interface that holds a private or IPv6 address, or has it in a delegated prefix, in one VPC.</summary>
    public NetworkInterface? Holding(Id<Vpc> vpc, Address address)
    {
        if (_byVpcAddress.TryGetValue((vpc, address), out var row))
            return Interface(row.Interface);
        foreach (var prefix in _prefixes[vpc])
        {
            if (prefix.Prefix.Contains(address))
                return Interface(prefix.Interface);
        }

        return null;
    }

    /// <summary>Every interface of the estate that holds a private or IPv6 address; VPCs may overlap.</summary>
    public IEnumerable<NetworkInterface> Holding(Address address) => _byAddress[address]
        .Select(row => row.Interface)
        .Concat(_allPrefixes.Where(prefix => prefix.Prefix.Contains(address)).Select(prefix => prefix.Interface))
        .Distinct()
        .Select(Interface)
        .OfType<NetworkInterface>();

    /// <summary>The private address that an internet gateway maps a public IPv4 address to.</summary>
    public InterfaceAddress? BehindPublic(Address publicAddress) => _byPublicAddress.GetValueOrDefault(publicAddress);

    /// <summary>The public IPv4 address of a private one.</summary>
    public Address? PublicOf(Id<Vpc> vpc, Address privateAddress) =>
        _byVpcAddress.TryGetValue((vpc, privateAddress), out var row) ? row.PublicAddress : null;

    /// <summary>Whether both interfaces are of one instance, or one and the same.</summary>
    public static bool AreOneHost(NetworkInterface one, NetworkInterface other) =>
        one.Id == other.Id || (one.Instance is { } host && other.Instance == host);

    /// <summary>A stopped instance or an unattached interface: judged as if it were up, and marked.</summary>
    public bool IsDormant(NetworkInterface networkInterface) =>
        !networkInterface.IsAttached
        || (networkInterface.Instance is { } id && Instance(id) is { IsRunning: false });

    private void IndexAddresses(NetworkInterface holder)
    {
        foreach (var row in _addresses[holder.Id])
        {
            _byVpcAddress.TryAdd((holder.Vpc, row.Address), row);
            _byAddress.Add(row.Address, row);
            if (row.PublicAddress is { } publicAddress)
                _byPublicAddress.TryAdd(publicAddress, row);
        }
    }
}
