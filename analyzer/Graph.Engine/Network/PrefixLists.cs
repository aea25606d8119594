using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>The entries of the prefix lists that were read whole.</summary>
public sealed class PrefixLists
{
    private readonly Dictionary<string, List<Cidr>> _entries = new(StringComparer.Ordinal);

    public PrefixLists(Estate estate)
    {
        foreach (var entry in estate.Rows<PrefixListEntry>())
            ListOf(entry.PrefixList.Value).Add(entry.Block);
        foreach (var row in estate.Coverage.Rows)
        {
            if (row.Subject is not { } subject || row.Call != ApiCall.GetManagedPrefixListEntries)
                continue;

            // Entries that were cut short are no list, wherever else some of them were told.
            if (estate.Coverage.IsComplete(row.Call, subject))
                ListOf(subject);
            else
                _entries.Remove(subject);
        }
    }

    /// <summary>Null where the list was not read.</summary>
    public IReadOnlyList<Cidr>? EntriesOf(string list) => _entries.GetValueOrDefault(list);

    private List<Cidr> ListOf(string id)
    {
        if (!_entries.TryGetValue(id, out var entries))
            _entries[id] = entries = [];
        return entries;
    }
}
