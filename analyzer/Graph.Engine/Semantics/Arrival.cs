using Graph.Engine.Network;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>Where packets end their way.</summary>
internal abstract record Arrival
{
    private Arrival()
    {
    }

    /// <summary>At an interface that takes them.</summary>
    public sealed record At(InterfaceNode Interface) : Arrival;

    /// <summary>At the sender's own host.</summary>
    public sealed record Home(InterfaceNode Interface) : Arrival;

    /// <summary>At a host on the internet.</summary>
    public sealed record Internet : Arrival;

    public sealed record OnPremises(OnPremisesEntry Entry) : Arrival;

    /// <summary>At the AWS service behind a gateway endpoint.</summary>
    public sealed record Service(VpcEndpoint Endpoint) : Arrival;

    /// <summary>At the resolver, instance metadata or the time service of the VPC itself.</summary>
    public sealed record AmazonProvided(VpcNode Vpc) : Arrival;
}
