using Graph.Model.Resources;

namespace Graph.Testing.Networks;

/// <summary>What a route of a VPC can lead to.</summary>
public interface IRouteTarget
{
    /// <summary>The target as a route names it.</summary>
    RouteTarget AsTarget();
}

/// <summary>The VPC itself.</summary>
internal sealed class LocalTarget : IRouteTarget
{
    public RouteTarget AsTarget() => RouteTarget.Local;
}

/// <summary>A target by its kind and id, for those that have no builder or are gone.</summary>
public sealed record NamedTarget(RouteTargetKind Kind, string Id) : IRouteTarget
{
    public RouteTarget AsTarget() => new(Kind, Id);
}
