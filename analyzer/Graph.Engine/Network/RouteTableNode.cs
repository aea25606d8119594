using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>A route table as a function from the destination to the routes that may win.</summary>
internal sealed class RouteTableNode
{
    private readonly BlockMap<RouteChoice> _choices;

    /// <param name="entriesOf">the entries of a prefix list; null where they were not read.</param>
    public RouteTableNode(RouteTable row, IReadOnlyList<Route> routes, Func<string, IReadOnlyList<Cidr>?> entriesOf)
    {
        Row = row;
        Routes = routes;
        Blocks =
        [
            .. routes.SelectMany(route => route.Destination is { } block
                ? [block]
                : route.DestinationPrefixList is { } list ? entriesOf(list.Value) ?? [] : Enumerable.Empty<Cidr>()),
        ];
        _choices = new(Blocks, destination => Semantics.RoutePriority.Choose(routes, entriesOf, destination));
    }

    public RouteTable Row { get; }

    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Every block that a route compares the destination with.</summary>
    public Cidr[] Blocks { get; }

    public RouteChoice For(Address destination) => _choices[destination];
}

/// <summary>The routes that may take a packet.</summary>
/// <param name="Missing">what would tell which one does; null where one wins for certain.</param>
/// <param name="IsAwsChoice">AWS has chosen one of overlapping prefix lists, and no answer tells which.</param>
internal sealed record RouteChoice(IReadOnlyList<Route> Candidates, MissingFact? Missing, bool IsAwsChoice);
