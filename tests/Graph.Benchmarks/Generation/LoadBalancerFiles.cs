using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>An internet-facing ALB and an NLB per VPC, with listeners, target groups, targets and attributes.</summary>
internal static class LoadBalancerFiles
{
    private const int TargetsPerGroup = 12;

    public static void Write(string path, IReadOnlyList<Cell> cells)
    {
        var all = cells
            .SelectMany(cell => new[] { (Cell: cell, IsNetwork: false), (Cell: cell, IsNetwork: true) })
            .ToList();
        AnswerFile.Write(
            path, "describe-load-balancers", "LoadBalancers", all.Select(one => Balancer(one.Cell, one.IsNetwork)));
        AnswerFile.Write(
            path, "describe-target-groups", "TargetGroups", all.Select(one => TargetGroup(one.Cell, one.IsNetwork)));
        foreach (var (cell, isNetwork) in all)
        {
            var balancer = Arn(cell, isNetwork);
            var group = TargetGroupArn(cell, isNetwork);
            AnswerFile.Write(
                path, AnswerFile.Call("describe-listeners", balancer), "Listeners", Listeners(cell, isNetwork));
            AnswerFile.Write(
                path, AnswerFile.Call("describe-load-balancer-attributes", balancer), "Attributes",
                Attribute("load_balancing.cross_zone.enabled", cell.Index % 2 == 0 || !isNetwork),
                Attribute("access_logs.s3.enabled", cell.Index % 3 == 0));
            AnswerFile.Write(
                path, AnswerFile.Call("describe-target-group-attributes", group), "Attributes",
                isNetwork
                    ? Attribute("preserve_client_ip.enabled", cell.Index % 4 != 0)
                    : Attribute("stickiness.enabled", false));
            AnswerFile.Write(
                path, AnswerFile.Call("describe-target-health", group), "TargetHealthDescriptions",
                Targets(cell, isNetwork));
        }
    }

    /// <summary>As in ARNs and in the descriptions of the nodes' interfaces.</summary>
    public static string Path(Cell cell, bool isNetwork) => isNetwork
        ? $"net/{cell.NetworkBalancerName}/{cell.Mix.Hex(Kind.LoadBalancer, (cell.Index * 2L) + 1)}"
        : $"app/{cell.BalancerName}/{cell.Mix.Hex(Kind.LoadBalancer, cell.Index * 2L)}";

    private static string Arn(Cell cell, bool isNetwork) =>
        cell.Arn("elasticloadbalancing", "loadbalancer/" + Path(cell, isNetwork));

    private static string TargetGroupArn(Cell cell, bool isNetwork)
    {
        var suffix = cell.Mix.Hex(Kind.TargetGroup, (cell.Index * 2L) + (isNetwork ? 1 : 0));
        return cell.Arn("elasticloadbalancing", $"targetgroup/{Name(cell, isNetwork)}/{suffix}");
    }

    private static string Name(Cell cell, bool isNetwork) => isNetwork ? cell.NetworkBalancerName : cell.BalancerName;

    private static int Port(bool isNetwork) => isNetwork ? 5432 : 8080;

    private static JsonObject Attribute(string key, bool value) =>
        new() { ["Key"] = key, ["Value"] = value ? "true" : "false" };

    private static JsonObject Balancer(Cell cell, bool isNetwork)
    {
        var isPublic = !isNetwork || cell.IsNetworkBalancerPublic;
        var item = new JsonObject
        {
            ["LoadBalancerArn"] = Arn(cell, isNetwork),
            ["DNSName"] = $"{Name(cell, isNetwork)}.{cell.Region}.elb.amazonaws.com",
            ["LoadBalancerName"] = Name(cell, isNetwork),
            ["Scheme"] = isPublic ? "internet-facing" : "internal",
            ["VpcId"] = cell.Id,
            ["State"] = new JsonObject { ["Code"] = "active" },
            ["Type"] = isNetwork ? "network" : "application",
            ["AvailabilityZones"] = new JsonArray([.. Blocks.Zones.Select(zone => new JsonObject
            {
                ["ZoneName"] = Plan.Zone(cell.Region, zone),
                ["SubnetId"] = cell.Subnet(isPublic ? Tier.Public : Tier.App, zone),
                ["LoadBalancerAddresses"] = new JsonArray(),
            })]),
            ["IpAddressType"] = "ipv4",
        };
        if (!isNetwork)
            item["SecurityGroups"] = EstateFiles.List(cell.BalancerGroup);
        return item;
    }

    private static IEnumerable<JsonObject> Listeners(Cell cell, bool isNetwork)
    {
        (int Port, string Protocol)[] listeners = isNetwork ? [(5432, "TCP")] : [(80, "HTTP"), (443, "HTTPS")];
        return listeners.Select(listener => new JsonObject
        {
            ["ListenerArn"] = ListenerArn(cell, isNetwork, listener.Port),
            ["LoadBalancerArn"] = Arn(cell, isNetwork),
            ["Port"] = listener.Port,
            ["Protocol"] = listener.Protocol,
            ["DefaultActions"] = new JsonArray(new JsonObject
            {
                ["Type"] = "forward",
                ["TargetGroupArn"] = TargetGroupArn(cell, isNetwork),
                ["Order"] = 1,
            }),
        });
    }

    private static string ListenerArn(Cell cell, bool isNetwork, int port)
    {
        var suffix = cell.Mix.Hex(Kind.Listener, (cell.Index * 65_536L) + port);
        return cell.Arn("elasticloadbalancing", $"listener/{Path(cell, isNetwork)}/{suffix}");
    }

    private static JsonObject TargetGroup(Cell cell, bool isNetwork) => new()
    {
        ["TargetGroupArn"] = TargetGroupArn(cell, isNetwork),
        ["TargetGroupName"] = Name(cell, isNetwork),
        ["Protocol"] = isNetwork ? "TCP" : "HTTP",
        ["Port"] = Port(isNetwork),
        ["VpcId"] = cell.Id,
        ["HealthCheckEnabled"] = true,
        ["LoadBalancerArns"] = EstateFiles.List(Arn(cell, isNetwork)),
        ["TargetType"] = TargetsByAddress(cell, isNetwork) ? "ip" : "instance",
        ["IpAddressType"] = "ipv4",
    };

    private static bool TargetsByAddress(Cell cell, bool isNetwork) => isNetwork && cell.Index % 3 == 0;

    private static IEnumerable<JsonObject> Targets(Cell cell, bool isNetwork) => cell.HostInterfaces()
        .Where(one => one.Tier == (isNetwork ? Tier.Data : Tier.App))
        .Take(TargetsPerGroup)
        .Select(one => new JsonObject
        {
            ["Target"] = Target(one, isNetwork),
            ["TargetHealth"] = new JsonObject { ["State"] = one.Number % 5 == 0 ? "unhealthy" : "healthy" },
        });

    private static JsonObject Target(Interface one, bool isNetwork) => TargetsByAddress(one.Cell, isNetwork)
        ? new JsonObject
        {
            ["Id"] = one.Address,
            ["Port"] = Port(isNetwork),
            ["AvailabilityZone"] = Plan.Zone(one.Cell.Region, one.Zone),
        }
        : new JsonObject { ["Id"] = one.Instance, ["Port"] = Port(isNetwork) };
}
