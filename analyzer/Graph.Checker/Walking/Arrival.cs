using Graph.Checker.Facts;
using Graph.Model.Resources;

namespace Graph.Checker.Walking;

/// <summary>Where a packet ends its way.</summary>
internal abstract record Arrival
{
    private Arrival()
    {
    }

    /// <summary>At an interface that takes it.</summary>
    public sealed record At(NetworkInterface Interface) : Arrival;

    /// <summary>At the sender's own host.</summary>
    public sealed record Home(NetworkInterface Interface) : Arrival;

    /// <summary>At a host on the internet.</summary>
    public sealed record Internet : Arrival;

    /// <summary>On premises.</summary>
    public sealed record OnPremises(OnPremisesEntry Entry) : Arrival;

    /// <summary>At the AWS service behind a gateway endpoint.</summary>
    public sealed record Service(VpcEndpoint Endpoint) : Arrival;

    /// <summary>At a service that the VPC itself provides: the resolver, instance metadata, the time service.</summary>
    public sealed record AmazonProvided(string Name) : Arrival;
}
