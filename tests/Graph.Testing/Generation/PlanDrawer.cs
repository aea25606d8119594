using System.Globalization;
using Graph.Model;
using static Graph.Testing.Words;

namespace Graph.Testing.Generation;

/// <summary>Draws plans of every construct that the walker knows, one of each kind or none, so that they meet.</summary>
internal sealed class PlanDrawer(Draw draw)
{
    // Drawn first: rules and targets name hosts that come later.
    private readonly List<string> _hosts = [];
    private readonly List<string> _others = [];

    public EstatePlan Estate()
    {
        var shape = Enumerable.Range(0, draw.Pick(3, 2, 3, 2, 1))
            .Select(vpc => Enumerable.Range(0, draw.Pick(2, 3, 2, 1)).Select(_ => draw.Pick(1, 2, 1)).ToArray()).ToArray();
        for (var vpc = 0; vpc < shape.Length; vpc++)
        {
            for (var subnet = 0; subnet < shape[vpc].Length; subnet++)
            {
                for (var host = 0; host < shape[vpc][subnet]; host++)
                    _hosts.Add(Name.Host(vpc, subnet, host));
            }
        }

        var secondRegion = draw.Rarely(6) ? "eu-west-2" : Topology.DefaultRegion;
        var vpcs = shape.Select((subnets, vpc) => Vpc(vpc, shape.Length, vpc == 1 ? secondRegion : Topology.DefaultRegion, subnets)).ToList();
        var peerings = from one in Enumerable.Range(0, shape.Length)
                       from other in Enumerable.Range(one + 1, shape.Length - one - 1)
                       where draw.Next(3) > 0
                       select new PeeringPlan(one, other, draw.Rarely(5) ? "deleted" : "active");
        return new EstatePlan(
            [.. vpcs],
            [.. peerings.ToList()],
            [.. Transits(shape.Length)],
            [.. Enumerable.Range(0, draw.Pick(1, 2, 0, 3)).Select(number => Balancer(number, shape)).ToList()],
            [.. Enumerable.Range(0, draw.Pick(1, 0, 2, 0)).Select(number => Endpoint(number, shape)).ToList()],
            [.. Domain.PrefixLists],
            draw.Rarely(6) ? draw.Pick("block-ingress", "block-bidirectional") : "off",
            [.. Gaps().ToList()],
            [.. Enumerable.Range(0, 6).Select(_ => Question()).ToList()],
            draw.Rarely(8),
            draw.Rarely(3));
    }

    public ValueList<RulePlan> Rules()
    {
        var rules = Enumerable.Range(0, draw.Pick(2, 1, 3, 0)).Select(_ => new RulePlan(false, draw.Pick(Domain.Filters), Peer())).ToList();
        if (draw.Coin())
            rules.AddRange([new RulePlan(false, AllTraffic, Anywhere), new RulePlan(false, AllTraffic, AnywhereV6)]);
        return [.. rules];
    }

    public ValueList<EntryPlan> Entries()
    {
        var entries = Enumerable.Range(0, draw.Next(5)).Select(_ => new EntryPlan(
            draw.Coin(), !draw.Rarely(3), draw.Pick(Domain.Filters), draw.Pick(Domain.Blocks))).ToList();
        if (draw.Next(3) > 0)
        {
            foreach (var isEgress in new[] { false, true })
                entries.AddRange([new EntryPlan(isEgress, true, AllTraffic, Anywhere), new EntryPlan(isEgress, true, AllTraffic, AnywhereV6)]);
        }

        return [.. entries];
    }

    public ValueList<RoutePlan> Routes(int vpc, int vpcs, int subnet, bool hasGateway)
    {
        var routes = Enumerable.Range(0, vpcs).Where(other => other != vpc).Select(other => new RoutePlan(
            string.Create(CultureInfo.InvariantCulture, $"10.{other}.0.0/16"),
            draw.Pick(RouteTo.Peering, RouteTo.Transit, RouteTo.Peering, RouteTo.Transit, RouteTo.PrivateNat))).ToList();
        if (hasGateway && subnet == 0)
            routes.AddRange([new RoutePlan(Anywhere, RouteTo.InternetGateway), new RoutePlan(AnywhereV6, RouteTo.InternetGateway)]);
        else if (draw.Next(4) > 0)
        {
            routes.Add(new RoutePlan(
                Anywhere, draw.Pick(RouteTo.Nat, RouteTo.InternetGateway, RouteTo.Nat, RouteTo.Appliance, RouteTo.Transit, RouteTo.PrivateNat)));
            routes.Add(new RoutePlan(AnywhereV6, draw.Pick(RouteTo.EgressOnlyGateway, RouteTo.InternetGateway)));
        }

        if (draw.Coin())
            routes.Add(new RoutePlan("192.168.0.0/16", draw.Pick(RouteTo.VpnGateway, RouteTo.VpnGateway, RouteTo.Transit)));
        for (var list = 0; list < 2; list++)
        {
            if (draw.Rarely(6))
                routes.Add(new RoutePlan(Name.PrefixList(list), draw.Pick(RouteTo.Transit, RouteTo.Peering)));
        }

        if (draw.Rarely(7))
            routes.Add(new RoutePlan(draw.Pick("10.1.1.0/25", "8.8.8.0/25", "10.0.1.0/25"), RouteTo.Blackhole));
        if (draw.Rarely(8))
            routes.Add(new RoutePlan("52.0.0.0/8", RouteTo.FirewallEndpoint));
        return [.. routes];
    }

    public HostPlan Host(int number, bool canBePublic)
    {
        var rules = Rules();
        var keepsEgress = !draw.Rarely(6);
        if (!keepsEgress)
            rules = [.. rules, new RulePlan(true, draw.Pick(Domain.Filters), Peer())];
        return new HostPlan(
            number,
            canBePublic && draw.Coin(),
            draw.Coin(),
            draw.Rarely(7),
            draw.Rarely(12),
            draw.Rarely(10),
            draw.Rarely(10),
            draw.Rarely(12),
            draw.Rarely(5) ? draw.Pick(_hosts) : null,
            keepsEgress,
            rules);
    }

    public GapPlan Gap() => draw.Coin() ? new GapPlan(draw.Pick(Domain.Calls), draw.Coin(), null) : new GapPlan(null, false, Thing());

    /// <summary>For a part of a plan that was drawn before.</summary>
    public void Know(IEnumerable<string> hosts) => _hosts.AddRange(hosts);

    private string Thing() => draw.Next(12) switch
    {
        0 => draw.Pick(_hosts),
        1 or 2 => Name.GroupOf(draw.Pick(_hosts)),
        3 => Name.Acl(draw.Next(2), draw.Next(3)),
        4 => Name.PrefixList(draw.Next(Domain.PrefixLists.Length)),
        5 => Name.Peering(draw.Next(2), 1 + draw.Next(2)),
        6 => Name.TransitTable(0),
        7 => Name.Attachment(0, draw.Next(2)),
        8 => Name.InternetGateway(draw.Next(2)),
        9 => Name.VpnGateway(0),
        10 => Name.TargetsOf(Name.Balancer(0)),
        _ => _others.Count > 0 ? draw.Pick(_others) : Name.InternetGateway(0),
    };

    private VpcPlan Vpc(int vpc, int vpcs, string region, int[] subnets)
    {
        var hasGateway = vpc == 0 || draw.Next(3) < 3 - vpc;
        var hasIpv6 = vpc == 0 ? draw.Next(4) > 0 : draw.Rarely(4);
        return new VpcPlan(
            vpc,
            region,
            hasGateway,
            vpc == 0 && draw.Coin(),
            hasIpv6,
            draw.Rarely(8) ? draw.Pick(_hosts) : null,
            [.. subnets.Select((hosts, subnet) => Subnet(vpc, vpcs, subnet, hasGateway, hosts)).ToList()]);
    }

    private SubnetPlan Subnet(int vpc, int vpcs, int subnet, bool hasGateway, int hosts) => new(
        subnet,
        subnet == 2 || draw.Rarely(3) ? "b" : "a",
        draw.Next(3) > 0,
        NatOf(vpc, subnet, hasGateway),
        draw.Rarely(3) ? Entries() : null,
        Routes(vpc, vpcs, subnet, hasGateway),
        [.. Enumerable.Range(0, hosts).Select(host => Host(host, hasGateway)).ToList()]);

    private NatPlan NatOf(int vpc, int subnet, bool hasGateway)
    {
        var nat = NatPlan.None;
        if (subnet == 0 && hasGateway && draw.Next(3) > 0)
            nat = NatPlan.Public;
        else if (draw.Rarely(5))
            nat = NatPlan.Private;
        if (nat != NatPlan.None)
            _others.Add(Name.Nat(vpc, subnet));
        return nat;
    }

    private string Peer() => draw.Next(6) switch
    {
        0 or 1 => draw.Pick(_hosts),
        2 when draw.Coin() => Name.PrefixList(draw.Next(Domain.PrefixLists.Length)),
        _ => draw.Pick(Domain.Blocks),
    };

    private IEnumerable<TransitPlan> Transits(int vpcs)
    {
        var gateways = draw.Pick(1, 2, 1, 0);
        for (var number = 0; number < gateways; number++)
        {
            var attached = Enumerable.Range(0, vpcs).Where(vpc => gateways == 1 || (number == 0) == (vpc < 2) || draw.Rarely(5));
            var routes = new List<TransitRoutePlan>();
            if (gateways == 2)
                routes.Add(new TransitRoutePlan(number == 0 ? "10.2.0.0/16" : "10.0.0.0/15", null, false));
            if (draw.Rarely(4))
                routes.Add(new TransitRoutePlan(draw.Pick("10.1.1.0/24", "8.8.8.0/24"), null, true));
            if (draw.Rarely(3))
                routes.Add(new TransitRoutePlan(draw.Pick(Anywhere, "192.168.0.0/16"), draw.Next(vpcs), false));
            yield return new TransitPlan(
                number, draw.Rarely(3), [.. attached.Select(Attachment).ToList()], number == 1 && draw.Next(4) > 0 ? 0 : null, [.. routes]);
        }
    }

    private AttachmentPlan Attachment(int vpc) => new(
        vpc, draw.Rarely(3), draw.Coin(), draw.Rarely(), draw.Rarely(), !draw.Rarely(10), !draw.Rarely(8));

    private BalancerPlan Balancer(int number, int[][] shape)
    {
        var kind = draw.Pick(BalancerKind.Network, BalancerKind.Network, BalancerKind.Application, BalancerKind.Classic);
        var vpc = draw.Rarely(4) ? draw.Next(shape.Length) : 0;
        var type = draw.Pick("instance", "instance", "ip");
        var targets = Enumerable.Range(0, draw.Pick(1, 2, 3)).Select(_ => draw.Pick(_hosts)).Distinct(StringComparer.Ordinal).ToList();
        if (type == "ip" && draw.Rarely(3))
            targets.Add("10.0.0.5");
        _others.Add(Name.Balancer(number));
        return new BalancerPlan(
            number,
            kind,
            vpc,
            draw.Next(shape[vpc].Length),
            draw.Next(3) > 0,
            draw.Pick("TCP", "TCP", "TCP_UDP", "UDP"),
            type,
            [.. targets],
            draw.Rarely(3) ? draw.Coin() : null,
            draw.Coin(),
            kind != BalancerKind.Network || draw.Coin() ? Rules() : null);
    }

    private EndpointPlan Endpoint(int number, int[][] shape)
    {
        var kind = draw.Pick(EndpointKind.Interface, EndpointKind.Interface, EndpointKind.Gateway, EndpointKind.Firewall);
        var vpc = draw.Rarely(4) ? draw.Next(shape.Length) : 0;
        if (kind == EndpointKind.Interface)
            _others.Add(Name.Endpoint(number));
        return new EndpointPlan(
            number,
            kind,
            vpc,
            draw.Next(shape[vpc].Length),
            draw.Pick("com.amazonaws.eu-west-1.ssm", "com.example.other"),
            Rules());
    }

    private IEnumerable<GapPlan> Gaps()
    {
        for (var left = draw.Pick(0, 0, 1, 1, 2); left > 0; left--)
            yield return Gap();
    }

    private QuestionPlan Question()
    {
        var from = Place();
        var to = Place();
        if (from == to)
            to = draw.Pick(_hosts);
        return new QuestionPlan(from, to, draw.Pick(Domain.Questions), draw.Rarely(12) ? 45000 : null);
    }

    private string Place() => draw.Next(8) switch
    {
        0 or 1 => draw.Pick(Domain.Outside),
        2 or 3 when _others.Count > 0 => draw.Pick(_others),
        _ => draw.Pick(_hosts),
    };
}
