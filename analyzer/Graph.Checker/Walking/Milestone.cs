namespace Graph.Checker.Walking;

/// <summary>
/// A place on a packet's way that the rest of it follows from: put back there, the packet goes the same way on. Kept only by
/// walks that are recorded, for whoever wants to replay them.
/// </summary>
/// <param name="Hops">the number of hops before it.</param>
/// <param name="State">the packet as it came there.</param>
/// <param name="Resume">the rule that takes it from there.</param>
/// <param name="Previous">the place before; null at the first.</param>
internal sealed record Milestone(int Hops, Flight State, Action<Walk, Flight> Resume, Milestone? Previous);
