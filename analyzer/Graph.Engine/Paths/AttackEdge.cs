using Graph.Engine.Proving;
using Graph.Engine.Sets;

namespace Graph.Engine.Paths;

/// <summary>What one node reaches at another by one connection.</summary>
/// <param name="Flow">the pair of addresses that shows it.</param>
internal sealed record AttackEdge(AttackNode From, AttackNode To, TrafficSet Traffic, PartyFlow Flow);
