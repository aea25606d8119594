using Graph.Engine.Selecting;

namespace Graph.Testing;

/// <summary>
/// The tiers of an estate, as tags tell them (`Tier` or `Layer` of an interface, of what it belongs to, of its groups or its
/// subnet), else as what an interface is shows.
/// </summary>
public static class Tier
{
    /// <summary>What faces the internet: load balancers, NAT gateways, what is tagged `public` or `dmz`.</summary>
    public static Endpoints Perimeter { get; } = Named("perimeter");

    public static Endpoints Application { get; } = Named("application");

    /// <summary>What keeps data: databases and caches.</summary>
    public static Endpoints Persistent { get; } = Named("persistent");

    /// <summary>Command and control: what administers the rest.</summary>
    public static Endpoints Cnc { get; } = Named("cnc");

    /// <summary>A tier by another name, as its tag tells it.</summary>
    public static Endpoints Named(string name) => new(new Selector.Tier(name), $"tier:{name}");
}
