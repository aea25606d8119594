using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Route tables by who uses them, and prefix lists.</summary>
internal sealed class RouteFacts
{
    private readonly Dictionary<Id<RouteTable>, RouteTable> _tables;
    private readonly Dictionary<Id<Subnet>, Id<RouteTable>> _ofSubnet = [];
    private readonly Dictionary<string, Id<RouteTable>> _ofGateway = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Vpc>, RouteTable> _main = [];
    private readonly Lookup<Id<RouteTable>, Route> _routes;
    private readonly Lookup<Id<Vpc>, RouteTable> _tablesOf;
    private readonly HashSet<Id<ManagedPrefixList>> _readLists = [];
    private readonly Lookup<Id<ManagedPrefixList>, Cidr> _entries = new();

    public RouteFacts(Estate estate)
    {
        _tables = estate.Rows<RouteTable>().ToDictionary(table => table.Id);
        _tablesOf = Lookup<Id<Vpc>, RouteTable>.Of(estate.Rows<RouteTable>(), table => table.Vpc);
        _routes = Lookup<Id<RouteTable>, Route>.Of(estate.Rows<Route>(), route => route.RouteTable);
        foreach (var association in estate.Rows<RouteTableAssociation>())
        {
            if (association.State is not (null or "associated"))
                continue;
            if (association.Subnet is { } subnet)
                _ofSubnet[subnet] = association.RouteTable;
            else if (association.Gateway is { } gateway)
                _ofGateway[gateway] = association.RouteTable;
            else if (association.IsMain && Table(association.RouteTable) is { } main)
                _main[main.Vpc] = main;
        }

        foreach (var entry in estate.Rows<PrefixListEntry>())
        {
            _entries.Add(entry.PrefixList, entry.Block);
            _readLists.Add(entry.PrefixList);
        }

        foreach (var row in estate.Coverage.Rows)
        {
            if (row.Subject is not { } subject || row.Call != Model.Coverage.ApiCall.GetManagedPrefixListEntries)
                continue;

            // Entries that were cut short are no list, wherever else some of them were told.
            if (estate.Coverage.IsComplete(row.Call, subject))
                _readLists.Add(new Id<ManagedPrefixList>(subject));
            else
                _readLists.Remove(new Id<ManagedPrefixList>(subject));
        }
    }

    public RouteTable? Table(Id<RouteTable> id) => _tables.GetValueOrDefault(id);

    /// <summary>The table that a subnet is associated with; null where it uses the main one.</summary>
    public Id<RouteTable>? ExplicitTableOf(Id<Subnet> subnet) => _ofSubnet.TryGetValue(subnet, out var id) ? id : null;

    public RouteTable? MainTableOf(Id<Vpc> vpc) => _main.GetValueOrDefault(vpc);

    /// <summary>The edge-associated table of an internet or virtual private gateway; null where it has none.</summary>
    public Id<RouteTable>? TableOfGateway(string gateway) => _ofGateway.TryGetValue(gateway, out var id) ? id : null;

    public IReadOnlyList<RouteTable> TablesOf(Id<Vpc> vpc) => _tablesOf[vpc];

    public IReadOnlyList<Route> RoutesOf(Id<RouteTable> table) => _routes[table];

    /// <summary>The entries of a prefix list; null where they were not read.</summary>
    public IReadOnlyList<Cidr>? EntriesOf(Id<ManagedPrefixList> list) => _readLists.Contains(list) ? _entries[list] : null;
}
