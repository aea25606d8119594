using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>
/// Security groups: one per service with rules of its own, and those of bastions, load balancer, endpoint and database.
/// </summary>
internal static class GroupFile
{
    private static readonly string[] Lists = ["UserIdGroupPairs", "IpRanges", "Ipv6Ranges", "PrefixListIds"];
    private static readonly int[] AppPorts = [80, 443, 3000, 5000, 8000, 8080, 8443, 9000, 9090];
    private static readonly int[] DataPorts = [1433, 1521, 3306, 5432, 6379, 9042, 9200, 11211, 27017];

    public static void Write(string path, IReadOnlyList<Cell> cells) =>
        AnswerFile.Write(path, "describe-security-groups", "SecurityGroups", cells.SelectMany(Groups));

    private static IEnumerable<JsonObject> Groups(Cell cell)
    {
        yield return Group(
            cell, -1, "bastion",
            [Allow("tcp", 22, 22, Source(cell, cell.Index % 4 == 0 ? "0.0.0.0/0" : "193.9.20.0/24"))], []);
        yield return Group(
            cell, -2, "alb",
            [Allow("tcp", 80, 80, Source(cell, "0.0.0.0/0")), Allow("tcp", 443, 443, Source(cell, "0.0.0.0/0"))], []);
        yield return Group(cell, -3, "endpoint", [Allow("tcp", 443, 443, Source(cell, cell.Cidr))], []);
        yield return Group(
            cell, -4, "rds",
            [Allow("tcp", 5432, 5432, Reference(cell, 0)), Allow("tcp", 5432, 5432, Reference(cell, 1))], []);
        for (var service = 0; service < cell.Services; service++)
        {
            var draw = new Draw(cell.Mix, Kind.Rule, (cell.Index * 1024L) + service);
            yield return Group(cell, service, $"service-{service}", Ingress(cell, service, draw), Egress(cell, draw));
        }
    }

    private sealed record Peer(string List, JsonObject Entry);

    private sealed record Rule(string Protocol, int From, int To, Peer Peer);

    private static List<Rule> Ingress(Cell cell, int service, Draw draw)
    {
        var isData = service >= Interface.ServicesOf(cell, Tier.Data).First;
        var rules = new List<Rule> { Allow("tcp", 22, 22, Reference(cell, -1)) };
        if (!isData)
            rules.Add(Allow("tcp", 8080, 8080, Reference(cell, -2)));
        for (var more = 1 + draw.Below(6); more > 0; more--)
        {
            var port = draw.Percent(60) ? draw.Of<int>(isData ? DataPorts : AppPorts) : draw.Below(40_000) + 1;
            var last = draw.Percent(80) ? port : port + draw.Below(1000);
            var (protocol, from, to) = draw.Below(20) switch
            {
                0 => ("icmp", 8, -1),
                1 or 2 => ("udp", port, last),
                3 => ("-1", -1, -1),
                _ => ("tcp", port, last),
            };
            rules.Add(Allow(protocol, from, to, AnySource(cell, draw)));
        }

        return rules;
    }

    private static List<Rule> Egress(Cell cell, Draw draw)
    {
        if (draw.Percent(60))
            return [Allow("-1", -1, -1, Source(cell, "0.0.0.0/0"))];
        var rules = new List<Rule>
        {
            Allow("-1", -1, -1, Source(cell, "10.0.0.0/8")),
            Allow("tcp", 443, 443, Source(cell, "0.0.0.0/0")),
        };
        if (draw.Percent(50))
            rules.Add(Allow("udp", 53, 53, Source(cell, Cidrs.Any(draw))));
        return rules;
    }

    private static Peer AnySource(Cell cell, Draw draw) => draw.Below(12) switch
    {
        < 4 => Reference(cell, draw.Below(cell.Services)),
        4 when cell.Plan.PeerOf(cell) is { } peer => PeerReference(cell, peer, draw.Below(peer.Services)),
        5 => new("PrefixListIds", new JsonObject { ["PrefixListId"] = cell.PrefixList }),
        6 => Source(cell, "0.0.0.0/0"),
        7 => Source(cell, cell.Cidr),
        _ => Source(cell, Cidrs.Any(draw)),
    };

    private static Peer Source(Cell cell, string cidr) =>
        new("IpRanges", new JsonObject { ["Description"] = "of " + cell.Name, ["CidrIp"] = cidr });

    private static Peer Reference(Cell cell, int service) =>
        new("UserIdGroupPairs", new JsonObject { ["UserId"] = cell.Account, ["GroupId"] = cell.Group(service) });

    private static Peer PeerReference(Cell cell, Cell peer, int service) =>
        new("UserIdGroupPairs", new JsonObject
        {
            ["UserId"] = peer.Account,
            ["GroupId"] = peer.Group(service),
            ["VpcId"] = peer.Id,
            ["VpcPeeringConnectionId"] = cell.Peering,
            ["PeeringStatus"] = "active",
        });

    private static Rule Allow(string protocol, int from, int to, Peer peer) => new(protocol, from, to, peer);

    /// <summary>As AWS does: one permission per protocol and ports, with all its peers.</summary>
    private static JsonArray Permissions(IEnumerable<Rule> rules) => new(
    [
        .. rules.GroupBy(rule => (rule.Protocol, rule.From, rule.To)).Select(group =>
        {
            var permission = new JsonObject { ["IpProtocol"] = group.Key.Protocol };
            if (group.Key.Protocol != "-1")
            {
                permission["FromPort"] = group.Key.From;
                permission["ToPort"] = group.Key.To;
            }

            foreach (var list in Lists)
            {
                var entries = group.Where(rule => rule.Peer.List == list).Select(rule => rule.Peer.Entry);
                permission[list] = new JsonArray([.. entries.DistinctBy(entry => entry.ToJsonString())]);
            }

            return permission;
        }),
    ]);

    private static JsonObject Group(Cell cell, int service, string name, List<Rule> ingress, List<Rule> egress)
    {
        if (egress.Count == 0)
            egress = [Allow("-1", -1, -1, Source(cell, "0.0.0.0/0"))];
        return new JsonObject
        {
            ["GroupId"] = cell.Group(service),
            ["IpPermissionsEgress"] = Permissions(egress),
            ["Tags"] = EstateFiles.Tags(cell, $"{cell.Name}-{name}"),
            ["VpcId"] = cell.Id,
            ["SecurityGroupArn"] = cell.Arn("ec2", "security-group/" + cell.Group(service)),
            ["OwnerId"] = cell.Account,
            ["GroupName"] = $"{cell.Name}-{name}",
            ["Description"] = name,
            ["IpPermissions"] = Permissions(ingress),
        };
    }
}
