using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>What can be said of every part.</summary>
public static class PartTags
{
    /// <summary>Gives it a tag, or another value for a tag that it has; what is in it or belongs to it has no part in it.</summary>
    public static TPart WithTag<TPart>(this TPart part, string key, string value)
        where TPart : Part
    {
        ArgumentNullException.ThrowIfNull(part);
        part.Topology.Tag(part, key, value);
        return part;
    }
}
