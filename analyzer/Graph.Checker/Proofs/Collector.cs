using Graph.Checker.Sets;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>Keeps what a step leads to.</summary>
internal sealed class Collector : ISteps
{
    public List<(ProofStanding Standing, Judged Packets, TrafficSet? Asked)> Nexts { get; } = [];

    public List<Stopped> Stops { get; } = [];

    public static Collector Step(Inquiry inquiry, ProofStanding standing, Judged packets)
    {
        var collector = new Collector();
        PlaceSteps.Take(new Crowd(inquiry, collector, standing, packets));
        return collector;
    }

    public void Next(ProofStanding standing, Judged packets, TrafficSet? asked) => Nexts.Add((standing, packets, asked));

    public void Stop(Stopped stopped) => Stops.Add(stopped);
}
