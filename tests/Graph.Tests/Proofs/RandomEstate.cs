using System.Collections.Frozen;
using Graph.Checker;
using Graph.Model.Coverage;
using Graph.Model.Questions;
using Graph.Testing;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Graph.Tests.Properties;
using static Graph.Testing.Words;

namespace Graph.Tests.Proofs;

/// <summary>
/// Three VPCs with every construct that the walker knows, one of each kind or none, drawn so that they meet; calls that were not
/// read, parts that are missing, options, and a question.
/// </summary>
internal sealed class RandomEstate
{
    private static readonly string[] Blocks =
    [
        Anywhere, Anywhere, Anywhere, AnywhereV6, "10.0.0.0/8", "10.0.1.0/24", "10.0.0.0/16", "10.1.0.0/16", "10.1.1.4/32",
        "8.8.8.0/24", "192.168.0.0/16", "2600:1f00:0:1::/64", "52.0.0.0/8",
    ];

    private static readonly TrafficFilter[] Filters =
    [
        AllTraffic, AllTraffic, AllTraffic, Tcp(443), AllTcp, Tcp(22, 8443), Icmp(), IcmpV6(), Icmp(8, 0), Icmp(3, 4), Tcp(1024, 65535),
        Udp(53), AllUdp, Tcp(40000, 50000), Protocol(47),
    ];

    private static readonly ApiCall[] Calls =
    [
        .. ApiCall.Required, ApiCall.DescribeInstances, ApiCall.DescribeNatGateways, ApiCall.DescribeVpcPeeringConnections,
        ApiCall.DescribeTransitGatewayAttachments, ApiCall.DescribeTransitGatewayVpcAttachments,
        ApiCall.SearchTransitGatewayRoutes, ApiCall.DescribeVpcEndpoints, ApiCall.GetManagedPrefixListEntries,
        ApiCall.DescribeListeners, ApiCall.DescribeTargetHealth, ApiCall.DescribeTargetGroupAttributes,
        ApiCall.DescribeVpcBlockPublicAccessOptions, ApiCall.DescribeVpcBlockPublicAccessExclusions,
    ];

    private static readonly FrozenSet<string> Passing = FrozenSet.Create("inspection=pass");

    private readonly Dice _dice;
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly VpcBuilder _far;
    private readonly List<Place> _places = [];
    private readonly List<InterfaceBuilder> _hosts = [];
    private readonly List<SubnetBuilder> _subnets = [];
    private readonly List<Part> _parts = [];

    public RandomEstate(Dice dice)
    {
        _dice = dice.Again();
        _left = Aws.Vpc("10.0.0.0/16").WithCidr("2600:1f00::/56").WithInternetGateway().WithEgressOnlyGateway().WithVpnGateway();
        _right = Aws.Vpc("10.1.0.0/16", region: _dice.Pick("eu-west-1", "eu-west-1", "eu-west-2")).WithInternetGateway();
        _far = Aws.Vpc("10.2.0.0/16");
        AddSubnets();
        AddHosts();
        AddWays();
        AddBalancers();
        AddEndpoints();
        foreach (var host in _hosts)
            AddRules(host.Group);
        LeaveOut();
        _places.AddRange([Internet, OnPremises, "8.8.8.8", "10.0.1.77", "192.168.3.4", "52.1.1.1", "169.254.169.253"]);
        Questions = [.. Enumerable.Range(0, 6).Select(_ => Ask())];
        Options = new WalkerOptions(
            _dice.Throw(8) == 7, _dice.Throw(3) == 2 ? Passing : FrozenSet<string>.Empty);
    }

    public Topology Aws { get; } = new();

    public IReadOnlyList<Question> Questions { get; }

    public WalkerOptions Options { get; }

    private SubnetBuilder Public => _subnets[0];

    private TrafficFilter AnyFilter => _dice.Pick(Filters);

    private string AnyBlock => _dice.Pick(Blocks);

    private bool Rarely(int sides = 5) => _dice.Throw(sides) == sides - 1;

    private Question Ask()
    {
        var from = _dice.Throw(_places.Count - 2);
        return new Question(
            _places[from].Reference,
            _places[(from + 1 + _dice.Throw(_places.Count - 1)) % _places.Count].Reference,
            Rarely(12) ? Traffic.Tcp(443, 45000) : Traffic.Tcp(443));
    }

    private void AddSubnets()
    {
        _subnets.AddRange(
        [
            _left.Subnet("10.0.0.0/24").WithIpv6("2600:1f00:0:1::/64"), _left.Subnet("10.0.1.0/24").WithIpv6("2600:1f00:0:2::/64"),
            _left.Subnet("10.0.2.0/24", zone: "b"), _right.Subnet("10.1.1.0/24"), _right.Subnet("10.1.2.0/24", zone: "b"),
            _far.Subnet("10.2.1.0/24"),
        ]);
        Public.RoutedTo(_left.InternetGateway, Anywhere, AnywhereV6);
        foreach (var subnet in _subnets)
            AddEntries(subnet);
    }

    private void AddEntries(SubnetBuilder subnet)
    {
        if (_dice.Throw(3) < 2)
            return;
        var number = 10;
        subnet.GuardedBy(acl =>
        {
            if (_dice.Throw(2) == 0)
                acl.AllowAll();
            for (var left = _dice.Throw(3); left >= 0; left--, number += 10)
            {
                _ = Rarely(4) ? acl.DenyIn(number, AnyFilter, AnyBlock) : acl.AllowIn(number, AnyFilter, AnyBlock);
                _ = Rarely(4) ? acl.DenyOut(number, AnyFilter, AnyBlock) : acl.AllowOut(number, AnyFilter, AnyBlock);
            }
        });
        _parts.Add(subnet.NetworkAcl);
    }

    private void AddHosts()
    {
        foreach (var (subnet, place) in _subnets.Append(_subnets[1]).Select((subnet, place) => (subnet, place)))
        {
            var host = subnet.Host($"h{place}");
            if (subnet.Vpc != _far && _dice.Throw(2) == 0)
                host.WithPublicIp($"52.1.1.{place + 1}");
            if (place is 0 or 1 && _dice.Throw(2) == 0)
                host.WithIpv6();
            if (Rarely(8))
                host.DenyingAllIgwTraffic();
            _hosts.Add(host);
            _places.Add(host);
        }

        if (Rarely())
            _hosts[6].WithoutSourceDestCheck();
        if (Rarely())
            _hosts[1].SecondInterface(_subnets[2]);
    }

    /// <summary>How packets leave their VPCs.</summary>
    private void AddWays()
    {
        var peering = _left.PeeredWith(_right, status: _dice.Pick("active", "active", "active", "deleted"));
        var gateway = Aws.TransitGateway();
        var other = Aws.TransitGateway();
        if (Rarely(3))
            gateway.WithSecurityGroupReferencing();
        var attachment = gateway.Attach(_left, _left.Subnet("10.0.8.0/28"), _left.Subnet("10.0.8.16/28", zone: "b"));
        if (Rarely())
            attachment.WithApplianceMode();
        var second = _dice.Throw(2) == 0 ? gateway.Attach(_right, _right.Subnet("10.1.8.0/28")) : gateway.Attach(_right, _subnets[3]);
        if (Rarely())
            second.WithoutSecurityGroupReferencing();
        other.Attach(_far, _far.Subnet("10.2.8.0/28"));
        var between = gateway.PeeredWith(other);
        gateway.DefaultTable.Static("10.2.0.0/16", between);
        other.DefaultTable.Static("10.0.0.0/15", between);
        if (Rarely())
            gateway.DefaultTable.Blackhole("10.1.1.0/24");

        var nat = Public.NatGateway("52.9.9.9");
        var privateNat = _subnets[2].PrivateNatGateway();
        var lists = new[]
        {
            Aws.PrefixList(null, "10.1.0.0/16", "8.8.8.0/24"), Aws.PrefixList(null, "10.1.1.0/24", "8.8.0.0/16"),
        };
        _left.VpnGateway.WithVpn("192.168.0.0/16");
        var appliance = _hosts[6];
        foreach (var subnet in _subnets)
        {
            var (isLeft, isFar) = (subnet.Vpc == _left, subnet.Vpc == _far);
            IRouteTarget inside = isFar ? other : _dice.Pick<IRouteTarget>(peering, gateway, peering, gateway, isLeft ? privateNat : peering);
            if (subnet == _subnets[2] && inside == privateNat)
                inside = peering;
            subnet.RoutedTo(inside, isLeft ? "10.1.0.0/16" : "10.0.0.0/16");
            if (!isFar)
                subnet.RoutedTo(gateway, "10.2.0.0/16");
            if (isLeft && subnet != Public)
            {
                subnet.RoutedTo(_dice.Pick<IRouteTarget>(nat, _left.InternetGateway, nat, appliance, gateway), Anywhere);
                subnet.RoutedTo(_dice.Pick<IRouteTarget>(_left.EgressOnlyGateway, _left.InternetGateway), AnywhereV6);
            }

            if (isLeft && _dice.Throw(2) == 0)
                subnet.RoutedTo(_left.VpnGateway, "192.168.0.0/16");
            if (subnet.Vpc == _right && _dice.Throw(2) == 0)
                subnet.RoutedTo(_right.InternetGateway, Anywhere);
            if (Rarely())
            {
                subnet.Routes(table => table.Route(lists[0], _dice.Pick<IRouteTarget>(gateway, inside)));
                if (_dice.Throw(2) == 0)
                    subnet.Routes(table => table.Route(lists[1], _dice.Pick<IRouteTarget>(inside, gateway)));
            }

            if (Rarely(7))
                subnet.Routes(table => table.Blackhole(_dice.Pick("10.1.1.0/25", "8.8.8.0/25", "10.0.1.0/25")));
        }

        _hosts[0].Group.Allow(AnyFilter, from: lists[0]);
        if (Rarely())
            Aws.BlockPublicAccess(_dice.Pick("block-ingress", "block-bidirectional")).ExcludeFromBlockPublicAccess(Public);
        if (Rarely())
        {
            var edge = _left.RouteTable();
            edge.ReplaceLocal("10.0.1.0/24", appliance);
            _left.InternetGateway.Using(edge);
        }

        _places.Add(nat);
        _parts.AddRange([peering, gateway.DefaultTable, attachment, nat, .. lists, _left.VpnGateway, _left.InternetGateway]);
    }

    private void AddBalancers()
    {
        var type = _dice.Pick("instance", "instance", "ip");
        var group = _left.TargetGroup("front", _dice.Pick("TCP", "TCP", "TCP_UDP"), 8443, type).Target(_hosts[1]);
        if (_dice.Throw(2) == 0)
            group.Target(_hosts[2], 443);
        if (type == "ip" && _dice.Throw(2) == 0)
            group.Target(_hosts[3]);
        if (Rarely(3))
            group.PreservingClientIp(_dice.Throw(2) == 0);
        var front = _left.NetworkLoadBalancer("front").In(Public, "52.4.4.4").Listen("TCP", 443, group)
            .Listen(_dice.Pick("UDP", "TCP_UDP"), 53, group).CrossZone(_dice.Throw(2) == 0);
        if (_dice.Throw(2) == 0)
        {
            var guard = _left.SecurityGroup("front");
            AddRules(guard);
            front.InGroups(guard);
        }

        var web = _left.ApplicationLoadBalancer("web", sg: AddRules).In(Public, "52.4.4.5").Listen("HTTP", 80);
        var classic = _left.ClassicLoadBalancer("old", sg: AddRules).In(_subnets[1]).Listen(22, 22);
        if (Rarely(4))
            _left.NetworkLoadBalancer("outer").In(_subnets[1]).Listen("TCP", 80, _left.TargetGroup("inner", "TCP", 443, "ip").Target("10.0.0.5", "a"));
        _places.AddRange([front, front, web, classic]);
        _parts.AddRange([front, group, web]);
    }

    private void AddEndpoints()
    {
        var service = _left.InterfaceEndpoint(
            _dice.Pick("com.amazonaws.eu-west-1.ssm", "com.example.other"), AddRules, _subnets[1]);
        _places.Add(service);
        _parts.Add(service);
        if (Rarely(4))
            _left.GatewayEndpoint("com.amazonaws.eu-west-1.s3", Aws.PrefixList(null, "8.8.8.0/24"), _subnets[1].RouteTable);
        if (Rarely(6))
            _subnets[2].RoutedTo(_left.GatewayLoadBalancerEndpoint(_subnets[1]), "52.0.0.0/8");
    }

    private void AddRules(SecurityGroupBuilder group)
    {
        for (var left = _dice.Pick(2, 1, 3, 0); left > 0; left--)
            _ = Rarely(3) ? group.Allow(AnyFilter, from: _dice.Pick(_hosts).Group) : group.Allow(AnyFilter, AnyBlock);
        if (_dice.Throw(2) == 0)
            group.Allow(AllTraffic, Anywhere).Allow(AllTraffic, AnywhereV6);
        if (!Rarely(5))
            return;
        group.WithoutDefaultEgress();
        _ = Rarely(2) ? group.AllowOut(AnyFilter, to: _dice.Pick(_hosts).Group) : group.AllowOut(AnyFilter, AnyBlock);
    }

    private void LeaveOut()
    {
        if (Rarely(3))
            _ = _dice.Throw(2) == 0 ? Aws.WithoutCall(_dice.Pick(Calls)) : Aws.CutShort(_dice.Pick(Calls));
        if (Rarely(4))
            Aws.Forget(_dice.Pick(_parts));
    }
}
