using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Proofs;

namespace Graph.Engine.Explaining;

/// <summary>A control that stops packets, and where they last were before it.</summary>
/// <param name="Place">null for what never left its sender.</param>
/// <param name="Router">the subnet whose router saw them last; null where none did.</param>
internal sealed record Blocker(ProofPlace? Place, ProofPlace.InSubnet? Router, Flight Flight, TrafficSet Traffic, Component Component, ExplanationCode Code)
{
    public override string ToString() => $"{Component}: {Code}";
}

/// <summary>Collects what stops the packets of an exploration, on every way that they take.</summary>
internal sealed class BlockerLog : IExplorationLog
{
    private readonly List<Blocker> _blockers = [];
    private ProofPlace? _place;
    private ProofPlace.InSubnet? _router;

    public IReadOnlyList<Blocker> Blockers => _blockers;

    // Explorations go down one way at a time, so what stops packets acts where they were seen last.
    public void Reached(ProofPlace place, Flight flight)
    {
        _place = place;
        _router = place as ProofPlace.InSubnet ?? _router;
    }

    public void Stopped(Flight flight, TrafficSet traffic, Component component, ExplanationCode code) =>
        _blockers.Add(new(_place, _router, flight, traffic, component, code));
}
