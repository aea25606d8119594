using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;

namespace Graph.Testing.Filters;

/// <summary>A managed prefix list.</summary>
public sealed class PrefixListBuilder : Part
{
    private readonly List<Cidr> _entries;

    internal PrefixListBuilder(Topology topology, Scope scope, string id, IEnumerable<string> entries)
        : base(topology, scope, id) =>
        _entries = [.. entries.Select(entry => Cidr.Parse(entry))];

    internal Id<ManagedPrefixList> Key => new(Id);

    internal IReadOnlyList<Cidr> Entries => _entries;

    internal override void AddTo(RowSink rows)
    {
        var family = _entries.Any(entry => entry.Family == AddressFamily.IPv6) ? "IPv6" : "IPv4";
        rows.Add(
            ApiCall.DescribeManagedPrefixLists,
            Scope,
            new ManagedPrefixList(Key, Scope, Suffix, family, "create-complete"));
        rows.Ask(ApiCall.GetManagedPrefixListEntries, Scope, Id);
        foreach (var entry in _entries)
            rows.Add(ApiCall.GetManagedPrefixListEntries, Scope, Id, new PrefixListEntry(Key, entry, null));
    }
}
