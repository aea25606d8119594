using Graph.Model.Addressing;
using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>What can be said about an interface.</summary>
public sealed partial class InterfaceBuilder
{
    /// <summary>Puts a public address on the primary private one.</summary>
    /// <param name="isElastic">false: auto-assigned, without an allocation.</param>
    public InterfaceBuilder WithPublicIp(string publicIp, bool isElastic = true)
    {
        _addresses[0] = (_addresses[0].Address, Parse(publicIp), isElastic ? AllocationOf(0) : null);
        return this;
    }

    /// <summary>A secondary private address, IPv4 or IPv6, and an Elastic IP on it.</summary>
    public InterfaceBuilder WithAddress(string address, string? publicIp = null)
    {
        var allocation = publicIp is null ? null : AllocationOf(_addresses.Count);
        _addresses.Add((Subnet.Take(Parse(address)), publicIp is null ? null : Parse(publicIp), allocation));
        return this;
    }

    /// <summary>An IPv6 address of the subnet.</summary>
    /// <param name="address">null: the lowest free one.</param>
    public InterfaceBuilder WithIpv6(string? address = null)
    {
        var taken = address is null ? Subnet.NextAddress(AddressFamily.IPv6) : Subnet.Take(Parse(address));
        _addresses.Add((taken, null, null));
        return this;
    }

    /// <summary>A delegated prefix: /28 of IPv4 or /80 of IPv6.</summary>
    public InterfaceBuilder WithPrefix(string cidr)
    {
        _prefixes.Add(Cidr.Parse(cidr));
        return this;
    }

    /// <summary>Replaces the groups of the interface; none is possible for types that AWS makes without.</summary>
    public InterfaceBuilder InGroups(params SecurityGroupBuilder[] groups)
    {
        _groups.Clear();
        _groups.AddRange(groups);
        return this;
    }

    /// <summary>Adds a group.</summary>
    public InterfaceBuilder AlsoIn(SecurityGroupBuilder group)
    {
        _groups.Add(group);
        return this;
    }

    /// <summary>Lets it forward packets that are neither from nor for it.</summary>
    public InterfaceBuilder WithoutSourceDestCheck()
    {
        _sourceDestCheck = false;
        return this;
    }

    /// <summary>Sets denyAllIgwTraffic (NetworkInterface API type).</summary>
    public InterfaceBuilder DenyingAllIgwTraffic()
    {
        _denyAllIgwTraffic = true;
        return this;
    }

    /// <summary>Attached to something that is no instance: a Lambda function, a load balancer, a service.</summary>
    public InterfaceBuilder Attached()
    {
        _isAttached = true;
        return this;
    }

    /// <summary>The instance's state: `stopped`, `terminated`, ...</summary>
    /// <exception cref="InvalidOperationException">the interface has no instance.</exception>
    public InterfaceBuilder InState(string state)
    {
        (Instance ?? throw new InvalidOperationException($"`{Id}` has no instance")).State = state;
        return this;
    }

    /// <summary>A further interface of the same instance, in the same groups.</summary>
    /// <exception cref="InvalidOperationException">the interface has no instance.</exception>
    public InterfaceBuilder SecondInterface(SubnetBuilder subnet, string? address = null)
    {
        var instance = Instance ?? throw new InvalidOperationException($"`{Id}` has no instance");
        return new InterfaceBuilder(subnet, Topology.NewId("eni", instance, "second"), "interface", address)
        {
            Instance = instance,
            DeviceIndex = DeviceIndex + 1,
        }.InGroups([.. _groups]);
    }

    private static Address Parse(string address) => Model.Addressing.Address.Parse(address);

    private string AllocationOf(int place) => Topology.NewId("eipalloc", this, place == 0 ? null : $"{place}");
}
