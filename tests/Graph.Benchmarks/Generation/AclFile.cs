using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>Network ACLs: one per tier, each with deny entries of its own before what it allows.</summary>
internal static class AclFile
{
    public static void Write(string path, IReadOnlyList<Cell> cells) => AnswerFile.Write(
        path, "describe-network-acls", "NetworkAcls",
        cells.SelectMany(cell => Enum.GetValues<Tier>().Select(tier => Acl(cell, tier))));

    private static JsonObject Acl(Cell cell, Tier tier) => new()
    {
        ["Associations"] = new JsonArray([.. Blocks.Zones.Select(zone => new JsonObject
        {
            ["NetworkAclAssociationId"] = "aclassoc" + cell.Subnet(tier, zone)["subnet".Length..],
            ["NetworkAclId"] = cell.Acl(tier),
            ["SubnetId"] = cell.Subnet(tier, zone),
        })]),
        ["Entries"] = new JsonArray([.. Entries(cell, tier, egress: true), .. Entries(cell, tier, egress: false)]),
        ["IsDefault"] = tier == Tier.Transit,
        ["NetworkAclId"] = cell.Acl(tier),
        ["Tags"] = new JsonArray(),
        ["VpcId"] = cell.Id,
        ["OwnerId"] = cell.Account,
    };

    private static IEnumerable<JsonObject> Entries(Cell cell, Tier tier, bool egress)
    {
        var draw = new Draw(cell.Mix, Kind.Deny, (cell.Index * 8L) + ((int)tier * 2) + (egress ? 1 : 0));
        var number = 10;
        if (tier != Tier.Transit)
        {
            for (var denied = draw.Below(4); denied > 0; denied--, number += 10)
                yield return Entry(number, egress, "deny", Cidrs.Any(draw), "6", draw.Below(20_000) + 1);
        }

        if (tier is Tier.Transit or Tier.Public || draw.Percent(50))
        {
            yield return Entry(100, egress, "allow", "0.0.0.0/0", "-1", null);
        }
        else
        {
            yield return Entry(100, egress, "allow", "10.0.0.0/8", "-1", null);
            yield return Entry(110, egress, "allow", "0.0.0.0/0", "6", egress ? 443 : null);
        }

        yield return Entry(32767, egress, "deny", "0.0.0.0/0", "-1", null);
    }

    private static JsonObject Entry(int number, bool egress, string action, string cidr, string protocol, int? port)
    {
        var entry = new JsonObject { ["CidrBlock"] = cidr, ["Egress"] = egress };
        if (protocol == "6")
            entry["PortRange"] = new JsonObject { ["From"] = port ?? 1024, ["To"] = port ?? 65535 };
        entry["Protocol"] = protocol;
        entry["RuleAction"] = action;
        entry["RuleNumber"] = number;
        return entry;
    }
}

internal static class Cidrs
{
    /// <summary>A canonical block of 10.0.0.0/8, of 8 to 32 bits, or now and then of the internet.</summary>
    public static string Any(Draw draw)
    {
        var length = draw.Of(8, 12, 16, 20, 20, 23, 24, 24, 28, 32);
        var first = draw.Percent(20) ? draw.Of<uint>(3, 18, 52, 81, 193) : 10u;
        var mask = uint.MaxValue << (32 - length);
        var address = (first << 24) | (uint)draw.Below(1 << 24);
        return string.Create(CultureInfo.InvariantCulture, $"{Dotted.Of(address & mask)}/{length}");
    }
}
