using Graph.Engine.Proving;
using Graph.Engine.Sets;

namespace Graph.Engine.Paths;

/// <summary>What one node reaches, or may reach, at another by one connection.</summary>
/// <param name="Traffic">what it reaches for certain.</param>
/// <param name="Possible">that, and what a missing fact leaves open.</param>
/// <param name="Flow">the pair of addresses that shows it.</param>
internal sealed record AttackEdge(AttackNode From, AttackNode To, TrafficSet Traffic, TrafficSet Possible, PartyFlow Flow)
{
    /// <param name="certainly">not by what is only possible.</param>
    public TrafficSet Carries(bool certainly) => certainly ? Traffic : Possible;
}
