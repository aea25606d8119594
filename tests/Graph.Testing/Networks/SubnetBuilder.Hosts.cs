using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>What stands in a subnet.</summary>
public sealed partial class SubnetBuilder
{
    /// <summary>
    /// A running instance with one interface and, unless it is given groups, one of its own that lets everything out:
    /// `i-web`, `eni-web` and `sg-web` for the name `web`.
    /// </summary>
    /// <param name="address">its private IPv4 address; null: the lowest free one.</param>
    /// <param name="publicIp">an Elastic IP on it.</param>
    /// <param name="sg">works on its own group.</param>
    public InterfaceBuilder Host(
        string? name = null,
        string? address = null,
        string? publicIp = null,
        Action<SecurityGroupBuilder>? sg = null)
    {
        var instance = new InstanceBuilder(this, Topology.NewId("i", name ?? Topology.NextNumber("eni")));
        var host = new InterfaceBuilder(this, Topology.NewId("eni", instance), "interface", address) { Instance = instance };
        var group = new SecurityGroupBuilder(Vpc, Topology.NewId("sg", instance, name is null ? "own" : null));
        sg?.Invoke(group);
        host.InGroups(group);
        return publicIp is null ? host : host.WithPublicIp(publicIp);
    }

    /// <summary>An interface of any type; attached to nothing unless <see cref="InterfaceBuilder.Attached"/> says so.</summary>
    /// <param name="type">`interface`, `lambda`, `efs`, ... (NetworkInterface API type).</param>
    public InterfaceBuilder Interface(
        string? name = null,
        string type = "interface",
        string? address = null,
        Action<SecurityGroupBuilder>? sg = null)
    {
        var single = new InterfaceBuilder(this, Topology.NewId("eni", name ?? Topology.NextNumber("eni")), type, address);
        var group = new SecurityGroupBuilder(Vpc, Topology.NewId("sg", single, name is null ? "own" : null));
        sg?.Invoke(group);
        return single.InGroups(group);
    }
}
