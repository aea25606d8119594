using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Threats.Findings;

namespace Graph.Threats.Placement;

/// <summary>
/// What carries a placement: a resource with its network interfaces, or an interface that belongs to nothing or to several.
/// Equal to itself alone.
/// </summary>
public sealed class Asset
{
    internal Asset(AssetKind kind, string id, string? name, ImmutableArray<InterfaceProfile> interfaces, Placed placed)
    {
        Kind = kind;
        Id = id;
        Name = name;
        Interfaces = interfaces;
        Placed = placed;
        Subject = new Subject(WordOf(kind), id, name);
    }

    public AssetKind Kind { get; }

    /// <summary>The resource's id: `i-...`, a load balancer's ARN, `nat-...`, `vpce-...`, a database's ARN, else `eni-...`.</summary>
    public string Id { get; }

    /// <summary>The Name tag, else the resource's own name; hostile text; null where there is none.</summary>
    public string? Name { get; }

    /// <summary>In the snapshot's order; never empty.</summary>
    public ImmutableArray<InterfaceProfile> Interfaces { get; }

    public Placed Placed { get; }

    public Subject Subject { get; }

    /// <summary>The account and region of its first interface.</summary>
    public Scope Scope => Interfaces[0].Row.Scope;

    public Id<Vpc> Vpc => Interfaces[0].Row.Vpc;

    public bool HasPublicAddress => Interfaces.Any(one => one.HasPublicAddress);

    public override string ToString() => Subject.ToString();

    private static string WordOf(AssetKind kind) => kind switch
    {
        AssetKind.Instance => "instance",
        AssetKind.LoadBalancer => "load balancer",
        AssetKind.NatGateway => "NAT gateway",
        AssetKind.Endpoint => "VPC endpoint",
        AssetKind.Database => "database",
        _ => "network interface",
    };
}

public enum AssetKind
{
    /// <summary>An interface by itself.</summary>
    NetworkInterface = 0,
    Instance = 1,
    LoadBalancer = 2,
    NatGateway = 3,
    Endpoint = 4,
    Database = 5,
}
