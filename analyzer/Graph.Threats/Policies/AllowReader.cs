using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Documents;
using Graph.Threats.Placement;

namespace Graph.Threats.Policies;

/// <summary>Reads `allow`: who may reach whom.</summary>
internal static class AllowReader
{
    public static TierMatrix Read(MapReader root, ImmutableArray<Tier> tiers, ImmutableDictionary<string, ValueSet> ports)
    {
        var known = tiers.Select(tier => tier.Name).Concat(TierMatrix.Outside)
            .Concat(Enum.GetValues<Role>().Select(TierMatrix.NameOf)).ToHashSet(StringComparer.Ordinal);
        return new(root.Items("allow").Select(item =>
        {
            var reader = new MapReader(
                item, root.At, "an entry of `allow`", root.Problems, ["from", "to", "note", .. PortSetReader.TrafficKeys]);
            return new AllowedFlow(
                Parties(reader, "from", known), Parties(reader, "to", known), PortSetReader.TrafficOf(reader, ports), reader.Text("note"));
        }));
    }

    private static ImmutableArray<string> Parties(MapReader reader, string key, HashSet<string> known)
    {
        var parties = reader.Texts(key);
        if (parties.IsEmpty)
            reader.Problems.Add(reader.PositionOf(key), $"{reader.What} needs `{key}`");
        foreach (var party in parties)
        {
            if (!known.Contains(party.Value))
                reader.Problems.Add(party.At, $"`{party.Value}` is no tier, role or outside: {Guess.Of(party.Value, known)}");
        }

        return [.. parties.Select(party => party.Value)];
    }
}
