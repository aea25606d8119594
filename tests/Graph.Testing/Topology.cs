using System.Globalization;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>
/// An AWS estate, built in a few lines, and questions asked of it. What AWS makes by itself is there: the main route table
/// with its local routes, the default network ACL and group, the outbound rule of a new group. Ids are the same on every
/// run. Every call counts as read whole unless it is knocked out. Mutable; for one thread.
/// </summary>
public sealed partial class Topology : IRowChange
{
    /// <summary>The account of everything that names no other.</summary>
    public const string DefaultAccount = "111111111111";

    /// <summary>The region of everything that names no other.</summary>
    public const string DefaultRegion = "eu-west-1";

    private readonly List<Part> _parts = [];
    private readonly HashSet<Part> _forgotten = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counters = new(StringComparer.Ordinal);
    private readonly Func<string, string> _rename;

    /// <param name="rename">turns the part of an id behind its kind into another, one to one; null keeps it.</param>
    public Topology(Func<string, string>? rename = null) => _rename = rename ?? (suffix => suffix);

    /// <summary>The estate as built so far.</summary>
    public Estate Build()
    {
        var estate = new Estate.Builder { TakenAt = "2026-01-01T00:00:00Z" };
        var rows = new RowSink(estate, OutcomeOf, this);
        foreach (var scope in _parts.Select(part => part.Scope).Append(ScopeOf(null, null)).Distinct())
        {
            if (IsUnread(scope))
                continue;
            foreach (var call in ApiCall.Listing)
                rows.Ask(call, scope);
            AddBlockPublicAccess(rows, scope);
        }

        foreach (var part in _parts)
        {
            if (_forgotten.Contains(part) || IsUnread(part.Scope))
                continue;
            rows.StartPart();
            part.AddTo(rows);
            if (rows.IsPartTold)
                AddTags(part, estate);
        }

        foreach (var tell in _extraRows)
            tell(rows);
        rows.Finish();
        return estate.Build();
    }

    internal void Add(Part part) => _parts.Add(part);

    internal IEnumerable<TPart> All<TPart>()
        where TPart : Part =>
        _parts.OfType<TPart>();

    internal static Scope ScopeOf(string? account, string? region) =>
        new(account ?? DefaultAccount, region ?? DefaultRegion);

    /// <summary>An id of the kind: by name, else numbered from 1.</summary>
    /// <exception cref="ArgumentException">the name is taken.</exception>
    internal string NewId(string kind, string? name = null)
    {
        var suffix = name ?? NextNumber(kind);
        var id = $"{kind}-{_rename(suffix)}";
        return _ids.Add(id) ? id : throw new ArgumentException($"`{id}` is there already: give another name", nameof(name));
    }

    /// <summary>An id made of another part's, which is renamed already.</summary>
    internal string NewId(string kind, Part owner, string? detail = null)
    {
        var id = detail is null ? $"{kind}-{owner.Suffix}" : $"{kind}-{owner.Suffix}-{detail}";
        return _ids.Add(id) ? id : throw new ArgumentException($"`{id}` is there already: give another name", nameof(owner));
    }

    /// <summary>Numbers from 1, for what has no name.</summary>
    internal string NextNumber(string kind)
    {
        _counters[kind] = _counters.GetValueOrDefault(kind) + 1;
        return _counters[kind].ToString(CultureInfo.InvariantCulture);
    }
}
