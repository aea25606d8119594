using System.Collections.Immutable;
using Graph.Threats.Documents;

namespace Graph.Threats.Policies;

/// <summary>Reads `tiers`.</summary>
internal static class TierReader
{
    public static ImmutableArray<Tier> Read(MapReader root)
    {
        var tiers = ImmutableArray.CreateBuilder<Tier>();
        foreach (var entry in root.Entries("tiers"))
        {
            var name = entry.Key.Value;
            if (!IsName(name))
                root.Problems.Add(entry.Key.At, $"`{name}` is no name of a tier: give lower-case letters, digits and dashes");
            else if (TierMatrix.Outside.Contains(name) || name == "unplaced")
                root.Problems.Add(entry.Key.At, $"`{name}` means something else already: give the tier another name");
            var reader = new MapReader(entry.Value, entry.Key.At, "a tier", root.Problems, "weight", "description");
            if (reader.Number("weight", 1, 4) is not { } weight)
            {
                root.Problems.Add(reader.At, $"the tier `{name}` needs a `weight` of 1 to 4");
                weight = 4;
            }

            tiers.Add(new(name, weight, reader.Text("description")));
        }

        if (tiers.Count == 0)
            root.Problems.Add(root.PositionOf("tiers"), "a policy needs at least one tier in `tiers`");
        return tiers.ToImmutable();
    }

    /// <summary>A tier that must be one of the policy's.</summary>
    public static string Named(DocumentNode.Text text, ImmutableArray<Tier> tiers, Problems problems)
    {
        if (!tiers.Any(tier => tier.Name == text.Value))
            problems.Add(text.At, $"`{text.Value}` is no tier: {Guess.Of(text.Value, tiers.Select(tier => tier.Name))}");
        return text.Value;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
