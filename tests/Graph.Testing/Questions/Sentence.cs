using Graph.Testing.Filters;

namespace Graph.Testing.Questions;

/// <summary>A question whose destination or traffic is not said yet.</summary>
public sealed class Sentence
{
    private readonly Topology _topology;
    private readonly Place _source;
    private readonly Place _destination;

    internal Sentence(Topology topology, Place source, Place destination = default)
    {
        _topology = topology;
        _source = source;
        _destination = destination;
    }

    public Sentence To(Place destination) => new(_topology, _source, destination);

    /// <param name="sourcePort">the client's port; null: any of 1024-65535, whichever works.</param>
    public Probe On(TrafficFilter traffic, int? sourcePort = null) =>
        new(_topology, new(_source.Reference, _destination.Reference, traffic.AsQuestion(sourcePort)));
}
