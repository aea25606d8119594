namespace Graph.Model;

/// <summary>
/// The account and region that a resource was read in, or that its ARN or owner id names. A part that the input does not
/// tell is <see cref="Unknown"/>.
/// </summary>
public readonly record struct Scope : IComparable<Scope>
{
    /// <summary>Stands for an account or region that the input does not tell.</summary>
    public const string Unknown = "unknown";

    private readonly string? _account;
    private readonly string? _region;

    public Scope(string? account, string? region)
    {
        _account = account is null or "" or Unknown ? null : account;
        _region = region is null or "" or Unknown ? null : region;
    }

    /// <summary>The 12-digit account id, or <see cref="Unknown"/>.</summary>
    public string Account => _account ?? Unknown;

    /// <summary>The region's name, or <see cref="Unknown"/>.</summary>
    public string Region => _region ?? Unknown;

    public int CompareTo(Scope other)
    {
        var byAccount = string.CompareOrdinal(Account, other.Account);
        return byAccount != 0 ? byAccount : string.CompareOrdinal(Region, other.Region);
    }

    public static bool operator <(Scope left, Scope right) => left.CompareTo(right) < 0;

    public static bool operator >(Scope left, Scope right) => left.CompareTo(right) > 0;

    public static bool operator <=(Scope left, Scope right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Scope left, Scope right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Account}/{Region}";
}
