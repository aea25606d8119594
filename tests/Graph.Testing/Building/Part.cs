using Graph.Model;

namespace Graph.Testing.Building;

/// <summary>One AWS thing of a topology. It may be named as the source or the destination of a question.</summary>
public abstract class Part
{
    private protected Part(Topology topology, Scope scope, string id)
    {
        Topology = topology;
        Scope = scope;
        Id = id;
        topology.Add(this);
    }

    /// <summary>The id that AWS would have given: `subnet-1`, `sg-web`, an ARN for load balancers.</summary>
    public string Id { get; }

    /// <summary>The account and region that the thing is read in.</summary>
    public Scope Scope { get; }

    public Topology Topology { get; }

    /// <summary>The id without its kind: `web` of `sg-web`. Ids of things that belong to this one are made from it.</summary>
    internal virtual string Suffix => Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>How a question names the thing.</summary>
    internal virtual string EndpointText => Id;

    /// <summary>The rows that AWS's answers tell of this thing.</summary>
    internal abstract void AddTo(RowSink rows);

    public override string ToString() => Id;
}
