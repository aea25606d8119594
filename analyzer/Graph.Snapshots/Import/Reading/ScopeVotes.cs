namespace Graph.Snapshots.Import.Reading;

/// <summary>What the answers of one folder show of their account and region. The order they are read in does not matter.</summary>
internal sealed class ScopeVotes(bool wantsAccount, bool wantsRegion)
{
    // What an account sees of itself only, and what it may see of others too (shared VPCs).
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "Reservations", "InternetGateways", "LoadBalancers", "TargetGroups", "DBInstances",
    };

    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "Vpcs", "Subnets", "SecurityGroups", "NetworkInterfaces", "RouteTables", "NetworkAcls",
    };

    private readonly SortedSet<string>[] _accounts =
        [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    private readonly SortedSet<string> _regions = new(StringComparer.Ordinal);

    public string? Account => Deciding is { Count: 1 } one ? one.Min : null;

    public bool HasSeveralAccounts => Deciding is { Count: > 1 };

    public string? Region => _regions.Count == 1 ? _regions.Min : null;

    public bool HasSeveralRegions => _regions.Count > 1;

    private SortedSet<string>? Deciding => Array.Find(_accounts, tier => tier.Count > 0);

    /// <summary>What folder names tell.</summary>
    public void AddNamed(string? account, string? region)
    {
        if (account is not null)
            _accounts[0].Add(account);
        if (region is not null)
            _regions.Add(region);
    }

    /// <summary>A text at an answer's top: `get-caller-identity` has the account there.</summary>
    public void AddIdentity(string key, string value)
    {
        if (key == "Account")
            AddAccount(0, value);
    }

    public void AddOwner(string key, string owner)
    {
        if (Tier(key) is { } tier)
            AddAccount(tier, owner);
    }

    public void AddArn(string key, string arn)
    {
        if (Tier(key) is not { } tier)
            return;
        var (account, region) = ScopeNames.OfArn(arn);
        if (account is not null)
            AddAccount(tier, account);
        if (region is not null && wantsRegion)
            _regions.Add(region);
    }

    public void AddZone(string key, string zone)
    {
        if (wantsRegion && (Tier(key) is not null || key == "Volumes") && ScopeNames.RegionOfZone(zone) is { } region)
            _regions.Add(region);
    }

    public void Add(ScopeVotes other)
    {
        for (var tier = 0; tier < _accounts.Length; tier++)
            _accounts[tier].UnionWith(other._accounts[tier]);
        _regions.UnionWith(other._regions);
    }

    public IEnumerable<string> Ambiguities(string folder)
    {
        if (HasSeveralAccounts)
            yield return Line(folder, "accounts", Deciding!, "folder named by the 12-digit account id");
        if (HasSeveralRegions)
            yield return Line(folder, "regions", _regions, "folder named by the region");
    }

    private static string Line(string folder, string what, SortedSet<string> seen, string remedy) =>
        $"{Rows.Quote.Text(folder)} holds answers of several {what} ({string.Join(", ", seen.Take(4))}): "
        + $"put each one's files into a {remedy}";

    private static int? Tier(string key) => Own.Contains(key) ? 1 : Shared.Contains(key) ? 2 : null;

    private void AddAccount(int tier, string account)
    {
        if (wantsAccount && ScopeNames.IsAccount(account))
            _accounts[tier].Add(account);
    }
}
