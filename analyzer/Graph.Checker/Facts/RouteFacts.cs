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
    private readonly Dictionary<Id<Vpc>, Id<RouteTable>> _main = [];
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
            if (association.State is not (null or "associated") || !_tables.TryGetValue(association.RouteTable, out var table))
                continue;
            if (association.Subnet is { } subnet)
                _ofSubnet[subnet] = table.Id;
            else if (association.Gateway is { } gateway)
                _ofGateway[gateway] = table.Id;
            else if (association.IsMain)
                _main[table.Vpc] = table.Id;
        }

        foreach (var entry in estate.Rows<PrefixListEntry>())
        {
            _entries.Add(entry.PrefixList, entry.Block);
            _readLists.Add(entry.PrefixList);
        }

        foreach (var row in estate.Coverage.Rows)
        {
            if (row.Subject is { } subject && row.Call == Model.Coverage.ApiCall.GetManagedPrefixListEntries
                && estate.Coverage.IsComplete(row.Call, subject))
            {
                _readLists.Add(new Id<ManagedPrefixList>(subject));
            }
        }
    }

    public RouteTable? ExplicitTableOf(Id<Subnet> subnet) => Table(_ofSubnet, subnet);

    public RouteTable? MainTableOf(Id<Vpc> vpc) => Table(_main, vpc);

    /// <summary>The edge-associated table of an internet or virtual private gateway.</summary>
    public RouteTable? TableOfGateway(string gateway) => Table(_ofGateway, gateway);

    public IReadOnlyList<RouteTable> TablesOf(Id<Vpc> vpc) => _tablesOf[vpc];

    public IReadOnlyList<Route> RoutesOf(Id<RouteTable> table) => _routes[table];

    /// <summary>The entries of a prefix list; null where they were not read.</summary>
    public IReadOnlyList<Cidr>? EntriesOf(Id<ManagedPrefixList> list) => _readLists.Contains(list) ? _entries[list] : null;

    private RouteTable? Table<TKey>(Dictionary<TKey, Id<RouteTable>> users, TKey user)
        where TKey : notnull =>
        users.TryGetValue(user, out var id) ? _tables[id] : null;
}
