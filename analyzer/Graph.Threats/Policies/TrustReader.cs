using System.Collections.Immutable;
using Graph.Model.Addressing;
using Graph.Threats.Documents;
using Graph.Threats.Placement;

namespace Graph.Threats.Policies;

/// <summary>Reads `trust`.</summary>
internal static class TrustReader
{
    private const int AccountLength = 12;

    public static Trust Read(MapReader root)
    {
        var reader = new MapReader(
            root.Node("trust"), root.At, "`trust`", root.Problems, "ranges", "accounts", "admin-sources", "admin-prefix");
        var accounts = reader.Texts("accounts");
        foreach (var account in accounts)
        {
            if (account.Value.Length != AccountLength || !account.Value.All(char.IsAsciiDigit))
                root.Problems.Add(account.At, $"`{account.Value}` is no account: give twelve digits, in quotes");
        }

        var prefix = reader.Number("admin-prefix", 0, 32) ?? 24;
        return new(
            Blocks(reader, "ranges"),
            [.. accounts.Select(account => account.Value)],
            Blocks(reader, "admin-sources"),
            prefix);
    }

    private static ImmutableArray<Cidr> Blocks(MapReader reader, string key)
    {
        var blocks = ImmutableArray.CreateBuilder<Cidr>();
        foreach (var text in reader.Texts(key))
        {
            if (Cidr.TryParse(text.Value, out var block))
                blocks.Add(block);
            else if (Address.TryParse(text.Value, out var address))
                blocks.Add(Cidr.Single(address));
            else
                reader.Problems.Add(text.At, $"`{text.Value}` is no address and no block: give 192.0.2.0/24 without host bits");
        }

        return blocks.ToImmutable();
    }
}

/// <summary>Reads `cnc`.</summary>
internal static class CncReader
{
    public static CommandAndControl Read(MapReader root, ImmutableArray<Tier> tiers)
    {
        var reader = new MapReader(root.Node("cnc"), root.At, "`cnc`", root.Problems, "tier", "roles");
        var tier = reader.Node("tier") is DocumentNode.Text named
            ? TierReader.Named(named, tiers, root.Problems)
            : reader.RequiredText("tier");
        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var text in reader.Texts("roles"))
        {
            if (RoleWords.TryParse(text.Value, out var role))
                roles.Add(role);
            else
                root.Problems.Add(text.At, $"`{text.Value}` is no role: {Guess.Of(text.Value, RoleWords.All)}");
        }

        return new(tier, roles.ToImmutable());
    }
}

/// <summary>Reads `tls`.</summary>
internal static class TlsReader
{
    public static TlsDemands Read(MapReader root)
    {
        var reader = new MapReader(root.Node("tls"), root.At, "`tls`", root.Problems, "policies", "to-targets");
        return new(
            [.. reader.Texts("policies").Select(text => text.Value)],
            reader.Word("to-targets", "optional", "required") == "required");
    }
}
