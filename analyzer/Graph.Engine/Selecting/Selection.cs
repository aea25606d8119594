using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Selecting;

/// <summary>The endpoints that a selector stands for in one estate.</summary>
/// <param name="Internet">the addresses of the internet that belong to it.</param>
/// <param name="OnPremises">the addresses on premises that belong to it.</param>
/// <param name="Missing">what may hold further members, or what the selector names and the snapshot does not hold.</param>
internal sealed record Selection(
    HashSet<InterfaceNode> Interfaces, AddressSet Internet, AddressSet OnPremises, IReadOnlyList<MissingFact> Missing)
{
    /// <summary>Addresses that were named one by one or by block, rather than as the internet.</summary>
    public AddressSet Named { get; init; } = AddressSet.Empty;

    public bool IsEmpty => Interfaces.Count == 0 && Internet.IsEmpty && OnPremises.IsEmpty;

    /// <summary>With what is missing of the members themselves: nobody gets to or from an interface without an address.</summary>
    public IEnumerable<MissingFact> AllMissing => Missing.Concat(Interfaces.Where(node => node.Addresses.Count == 0)
        .Select(node => new MissingFact(node.Id, "its addresses are not in the snapshot")));

    public Selection Or(Selection other) => new(
        [.. Interfaces, .. other.Interfaces],
        Internet.Union(other.Internet),
        OnPremises.Union(other.OnPremises),
        [.. Missing, .. other.Missing])
    {
        Named = Named.Union(other.Named),
    };

    public Selection And(Selection other) => new(
        [.. Interfaces.Where(other.Interfaces.Contains)],
        Internet.Intersect(other.Internet),
        OnPremises.Intersect(other.OnPremises),
        [.. Missing, .. other.Missing])
    {
        Named = Named.Union(other.Named),
    };

    public Selection Except(Selection other) => new(
        [.. Interfaces.Where(node => !other.Interfaces.Contains(node))],
        Internet.Except(other.Internet),
        OnPremises.Except(other.OnPremises),
        [.. Missing, .. other.Missing])
    {
        Named = Named,
    };
}
