using System.Collections.Immutable;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Documents;
using Graph.Threats.Policies;
using Graph.Threats.Scopes;

namespace Graph.Threats.Claims;

/// <summary>Reads `claims`.</summary>
internal static class ClaimReader
{
    public static ImmutableArray<Claim> Read(
        MapReader root, ImmutableArray<Tier> tiers, TagRule tierTags, ImmutableDictionary<string, ValueSet> ports)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var item in root.Items("claims"))
        {
            var reader = new MapReader(
                item, root.At, "a claim", root.Problems, ["id", "from", "to", "expect", "note", "scope", .. PortSetReader.TrafficKeys]);
            var id = reader.RequiredText("id");
            if (id.Length > 0 && !ids.Add(id))
                root.Problems.Add(reader.PositionOf("id"), $"`{id}` is the id of another claim already");
            claims.Add(reader.Node("scope") is { } scope ? ScopeClaim(id, scope, reader) : ReachClaim(id, reader, ports));
            foreach (var name in TiersOf(claims[^1]))
            {
                var known = tiers.Select(tier => tier.Name).Append("unplaced").ToList();
                if (!known.Contains(tierTags.Canonical(name)))
                    root.Problems.Add(reader.At, $"`tier:{name}` is no tier: {Guess.Of(name, known)}");
            }
        }

        return claims.ToImmutable();
    }

    /// <summary>The tiers that a claim's selectors name.</summary>
    public static IEnumerable<string> TiersOf(Claim claim) => claim is Claim.Reach reach ? TiersOf(reach.From).Concat(TiersOf(reach.To)) : [];

    private static IEnumerable<string> TiersOf(Selector selector) => selector switch
    {
        Selector.Tier tier => [tier.Name],
        Selector.Or or => TiersOf(or.Left).Concat(TiersOf(or.Right)),
        Selector.And and => TiersOf(and.Left).Concat(TiersOf(and.Right)),
        Selector.Not not => TiersOf(not.Operand),
        _ => [],
    };

    private static Claim.Reach ReachClaim(string id, MapReader reader, ImmutableDictionary<string, ValueSet> ports)
    {
        if (reader.RequiredText("expect") is { Length: > 0 })
            reader.Word("expect", "unreachable", "reachable");
        return new(
            id,
            reader.RequiredText("from"),
            SelectorOf(reader, "from"),
            reader.RequiredText("to"),
            SelectorOf(reader, "to"),
            PortSetReader.TrafficOf(reader, ports),
            reader.Text("expect") == "reachable" ? Verdict.Reachable : Verdict.Unreachable,
            reader.Text("note"));
    }

    private static Claim.OfScope ScopeClaim(string id, DocumentNode scope, MapReader reader)
    {
        foreach (var key in PortSetReader.TrafficKeys.Add("from").Add("to").Where(reader.Has))
            reader.Problems.Add(reader.PositionOf(key), $"a claim with a `scope` has no `{key}`: the scope says it");
        var expectsPaths = reader.Word("expect", "no-paths", "paths") == "paths";
        if (scope is not DocumentNode.Text { Value: var name } text)
            return new(id, id, AccessScopeReader.Read(scope, reader.Problems), expectsPaths, reader.Text("note"));
        if (AmazonScopes.Find(name) is { } known)
            return new(id, name, known, expectsPaths, reader.Text("note"));
        reader.Problems.Add(text.At, $"`{name}` is no scope: {Guess.Of(name, AmazonScopes.Names)}");
        return new(id, name, AccessScope.Nothing, expectsPaths, null);
    }

    private static Selector SelectorOf(MapReader reader, string key)
    {
        if (reader.Text(key) is { Length: > 0 } text)
        {
            try
            {
                return Selector.Parse(text);
            }
            catch (FormatException e)
            {
                reader.Problems.Add(reader.PositionOf(key), e.Message);
            }
        }

        return new Selector.All();
    }
}
