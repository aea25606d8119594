namespace Graph.Benchmarks.Generation;

internal enum Role
{
    Nat,
    Balancer,
    NetworkBalancer,
    Transit,
    Database,
    Endpoint,
    Host,
}

/// <summary>One interface of a cell, by its number in it.</summary>
internal readonly record struct Interface(Cell Cell, int Number)
{
    public Role Role => Number < Cell.ServiceInterfaces ? (Role)(Number / 2) : Role.Host;

    public int Zone => Number % 2;

    /// <summary>Unique in the estate.</summary>
    public long GlobalNumber => (Cell.Index * 256L) + Number;

    public string Id => Cell.Mix.Id("eni", Kind.Interface, GlobalNumber);

    public string Instance => Cell.Mix.Id("i", Kind.Instance, GlobalNumber);

    public string Allocation => Cell.Mix.Id("eipalloc", Kind.Allocation, GlobalNumber);

    public Tier Tier => Role switch
    {
        Role.Nat or Role.Balancer => Tier.Public,
        Role.NetworkBalancer => Cell.IsNetworkBalancerPublic ? Tier.Public : Tier.App,
        Role.Transit => Tier.Transit,
        Role.Database => Tier.Data,
        Role.Endpoint => Tier.App,
        _ => ((Number - Cell.ServiceInterfaces) % 20) switch
        {
            < 12 => Tier.App,
            < 17 => Tier.Data,
            _ => Tier.Public,
        },
    };

    public string Subnet => Cell.Subnet(Tier, Zone);

    /// <summary>A cell has at most 250, so all fit a /24; AWS keeps its first four addresses and the last.</summary>
    public string Address => Role == Role.Transit
        ? Cell.Address(Blocks.Of(Tier.Transit, Zone).Offset + 5)
        : Cell.Address(Blocks.Of(Tier, Zone).Offset + 4 + Number);

    /// <summary>Null without a public address. All of them lie in 3.16.0.0/12.</summary>
    public string? PublicAddress => HasPublicAddress ? Dotted.Of((3u << 24) + (16u << 16) + (uint)GlobalNumber) : null;

    /// <summary>Whether the public address is an Elastic IP, not one that AWS assigned.</summary>
    public bool IsElastic =>
        Role == Role.Nat || (Role == Role.Host && Cell.Mix.Percent(30, Kind.Allocation, GlobalNumber));

    /// <summary>The service that a host belongs to: those of a tier share a part of the cell's services.</summary>
    public int Service
    {
        get
        {
            var (first, count) = ServicesOf(Cell, Tier);
            return first + Cell.Mix.Below(count, Kind.Service, GlobalNumber);
        }
    }

    private bool HasPublicAddress => Role switch
    {
        Role.Nat or Role.Balancer => true,
        Role.NetworkBalancer => Cell.IsNetworkBalancerPublic,
        Role.Host => Tier == Tier.Public && Cell.Mix.Percent(70, Kind.Interface, GlobalNumber),
        _ => false,
    };

    public static (int First, int Count) ServicesOf(Cell cell, Tier tier)
    {
        var apps = cell.Services * 6 / 10;
        var data = Math.Max(1, cell.Services / 4);
        return tier switch
        {
            Tier.App => (0, apps),
            Tier.Data => (apps, data),
            _ => (apps + data, cell.Services - apps - data),
        };
    }
}
