using Graph.Testing;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Gateways;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using static Graph.Testing.Words;

namespace Graph.Tests.Properties;

/// <summary>
/// Two VPCs with four hosts, joined by a peering and a transit gateway, with routes, network ACLs, groups, a NAT gateway and a
/// question, all drawn from a few blocks, ports and addresses so that they meet.
/// </summary>
internal sealed class RandomNetwork
{
    // What lets much pass is there more often: else hardly anything would be reached.
    private static readonly string[] Blocks =
        [Anywhere, Anywhere, Anywhere, "10.0.1.0/24", "10.0.0.0/16", "10.1.0.0/16", "10.1.1.4/32", "8.8.8.0/24", "10.0.2.4/32"];

    private static readonly TrafficFilter[] Filters =
        [AllTraffic, AllTraffic, AllTraffic, Tcp(443), AllTcp, Tcp(22), Icmp(), Tcp(1024, 65535), Udp(53), Tcp(40000, 50000)];

    private readonly Dice _dice;
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;

    public RandomNetwork(Dice dice, Func<string, string>? rename = null)
    {
        _dice = dice.Again();
        Aws = new Topology(rename);
        _left = Aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _right = Aws.Vpc("10.1.0.0/16");
        var peering = _left.PeeredWith(_right, status: _dice.Pick("active", "active", "deleted"));
        var gateway = Aws.TransitGateway();
        var nat = _left.Subnet("10.0.9.0/24").RoutedTo(_left.InternetGateway, Anywhere).NatGateway("52.9.9.9");

        Subnets =
        [
            _left.Subnet("10.0.1.0/24"),
            _left.Subnet("10.0.2.0/24", zone: _dice.Pick("a", "b")),
            _right.Subnet("10.1.1.0/24"),
        ];
        foreach (var subnet in Subnets)
        {
            AddRoutes(subnet, peering, gateway, nat);
            AddEntries(subnet);
        }

        gateway.Attach(_left, _left.Subnet("10.0.8.0/28"));
        gateway.Attach(_right, _right.Subnet("10.1.8.0/28"));
        Hosts = [.. Enumerable.Range(0, 4).Select(place => Host(Subnets[place % Subnets.Count], place))];
        foreach (var host in Hosts)
            AddRules(host.Group);
        Question = Ask();
        Things = [peering, gateway.DefaultTable, nat, .. Hosts.Select(host => host.Group), .. Tables, .. Acls];
    }

    public Topology Aws { get; }

    public IReadOnlyList<SubnetBuilder> Subnets { get; }

    public IReadOnlyList<InterfaceBuilder> Hosts { get; }

    /// <summary>A question about two of its places.</summary>
    public Probe Question { get; }

    /// <summary>What other things point to.</summary>
    public IReadOnlyList<Part> Things { get; }

    /// <summary>Throws for what a property adds to the network.</summary>
    public Dice Dice => _dice;

    private IEnumerable<Part> Tables => Subnets.Select(subnet => subnet.RouteTable).Distinct();

    private IEnumerable<Part> Acls => Subnets.Select(subnet => subnet.NetworkAcl).Distinct();

    public TrafficFilter AnyFilter() => _dice.Pick(Filters);

    public string AnyBlock() => _dice.Pick(Blocks);

    private void AddRoutes(SubnetBuilder subnet, PeeringBuilder peering, IRouteTarget gateway, NatGatewayBuilder nat)
    {
        var isLeft = subnet.Vpc == _left;
        var other = isLeft ? "10.1.0.0/16" : "10.0.0.0/16";
        subnet.RoutedTo(_dice.Pick(peering, gateway), other);
        if (_dice.Throw(6) == 5)
            subnet.Routes(table => table.Blackhole(_dice.Pick("10.1.1.0/24", "8.8.8.0/24")));
        if (isLeft && _dice.Throw(4) is var way and < 3)
            subnet.RoutedTo(way == 2 ? nat : _left.InternetGateway, Anywhere);
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
            for (var left = _dice.Throw(4); left >= 0; left--, number += 10)
            {
                _ = _dice.Throw(4) switch
                {
                    3 => acl.DenyIn(number, AnyFilter(), AnyBlock()),
                    _ => acl.AllowIn(number, AnyFilter(), AnyBlock()),
                };
                _ = _dice.Throw(4) switch
                {
                    3 => acl.DenyOut(number, AnyFilter(), AnyBlock()),
                    _ => acl.AllowOut(number, AnyFilter(), AnyBlock()),
                };
            }
        });
    }

    private InterfaceBuilder Host(SubnetBuilder subnet, int place)
    {
        var host = subnet.Host($"h{place}");
        return _dice.Throw(3) == 0 || subnet.Vpc == _right ? host : host.WithPublicIp($"52.1.1.{place + 1}");
    }

    private void AddRules(SecurityGroupBuilder group)
    {
        for (var left = _dice.Pick(2, 3, 1, 0); left > 0; left--)
        {
            if (_dice.Throw(3) == 2)
                group.Allow(AnyFilter(), from: _dice.Pick(Hosts).Group);
            else
                group.Allow(AnyFilter(), AnyBlock());
        }

        if (_dice.Throw(3) == 2)
            group.Allow(AllTraffic, Anywhere);
        if (_dice.Throw(4) == 3)
            group.WithoutDefaultEgress().AllowOut(AnyFilter(), AnyBlock());
    }

    private Probe Ask()
    {
        Place[] places = [.. Hosts.Select(host => (Place)host), Internet, "8.8.8.8"];
        var from = _dice.Throw(places.Length);
        var to = (from + 1 + _dice.Throw(places.Length - 1)) % places.Length;
        return Aws.From(places[from]).To(places[to]).On(_dice.Pick(Tcp(443), Tcp(22), Ping, Udp(53)));
    }
}
