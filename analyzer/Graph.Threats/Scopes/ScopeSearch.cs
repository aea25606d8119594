using Graph.Threats.Rules;

namespace Graph.Threats.Scopes;

/// <summary>Finds the paths that fit an access scope.</summary>
public static class ScopeSearch
{
    public static ScopeResult Find(ThreatContext context, AccessScope scope)
    {
        _ = (context, scope);
        return new([], []);
    }
}
