using Graph.Testing.Gateways;
using Graph.Testing.LoadBalancers;
using Graph.Testing.Networks;

namespace Graph.Testing.Generation;

/// <summary>How packets leave their VPC, and what passes them on.</summary>
public sealed partial class PlannedEstate
{
    private void AddWays()
    {
        foreach (var peering in _plan.Peerings)
        {
            if (!_vpcs.TryGetValue(peering.From, out var from) || !_vpcs.TryGetValue(peering.To, out var to))
                continue;
            var made = from.PeeredWith(to, status: peering.Status);
            _things.Add(Name.Peering(peering.From, peering.To), made);
            _peerings.Add(made);
            _peered.Add((peering.From, peering.To));
        }

        foreach (var transit in _plan.Transits)
            AddTransit(transit);
        foreach (var transit in _plan.Transits)
            AddTransitRoutes(transit);
    }

    private void AddTransit(TransitPlan plan)
    {
        var gateway = Aws.TransitGateway(Text($"t{plan.Number}"));
        _transits[plan.Number] = gateway;
        _things.Add(Name.TransitTable(plan.Number), gateway.DefaultTable);
        if (plan.ReferencesGroups)
            gateway.WithSecurityGroupReferencing();
        foreach (var attachment in plan.Attachments)
        {
            if (!_vpcs.TryGetValue(attachment.Vpc, out var vpc) || vpc.Scope != gateway.Scope)
                continue;
            var made = gateway.Attach(vpc, [.. AttachedSubnets(plan.Number, attachment, vpc)]);
            if (attachment.IsAppliance)
                made.WithApplianceMode();
            if (attachment.RefusesGroups)
                made.WithoutSecurityGroupReferencing();
            if (!attachment.IsAssociated)
                made.NotAssociated();
            if (!attachment.Propagates)
                made.PropagatingTo();
            _attachments[(plan.Number, attachment.Vpc)] = made;
            _things.Add(Name.Attachment(plan.Number, attachment.Vpc), made);
        }
    }

    private IEnumerable<SubnetBuilder> AttachedSubnets(int transit, AttachmentPlan plan, VpcBuilder vpc)
    {
        if (plan.IsInHostSubnet && _subnets.FirstOrDefault(pair => pair.Key.Vpc == plan.Vpc).Value is { } first)
        {
            yield return first;
            if (!plan.IsInBothZones || first.Zone.EndsWith('b'))
                yield break;
        }
        else
        {
            yield return vpc.Subnet(Text($"10.{plan.Vpc}.8.{transit * 32}/28"), "a", Text($"t{transit}{plan.Vpc}a"));
        }

        if (plan.IsInBothZones)
            yield return vpc.Subnet(Text($"10.{plan.Vpc}.8.{(transit * 32) + 16}/28"), "b", Text($"t{transit}{plan.Vpc}b"));
    }

    private void AddTransitRoutes(TransitPlan plan)
    {
        var gateway = _transits[plan.Number];
        var peering = plan.Peer is { } peer && _transits.TryGetValue(peer, out var other) && other != gateway ? gateway.PeeredWith(other) : null;
        if (peering is not null)
        {
            // What the other side would route back over the peering.
            foreach (var route in _plan.Transits.Where(one => one.Number == plan.Peer).SelectMany(one => one.Routes).Where(IsToPeer))
                _transits[plan.Peer!.Value].DefaultTable.Static(route.Destination, peering);
        }

        foreach (var route in plan.Routes)
        {
            if (route.IsBlackhole)
                gateway.DefaultTable.Blackhole(route.Destination);
            else if (route.Vpc is { } vpc && _attachments.TryGetValue((plan.Number, vpc), out var attachment))
                gateway.DefaultTable.Static(route.Destination, attachment);
            else if (IsToPeer(route) && peering is not null)
                gateway.DefaultTable.Static(route.Destination, peering);
        }
    }

    private static bool IsToPeer(TransitRoutePlan route) => route is { Vpc: null, IsBlackhole: false };

    private void AddRoute(VpcPlan vpc, SubnetBuilder subnet, RoutePlan route)
    {
        if (route.To == RouteTo.Blackhole)
            subnet.Routes(table => table.Blackhole(route.Destination));
        else if (TargetOf(vpc, subnet, route.To) is not { } target)
            return;
        else if (ListOf(route.Destination) is { } list)
            subnet.Routes(table => table.Route(list, target));
        else if (vpc.HasIpv6 || !route.Destination.Contains(':', StringComparison.Ordinal))
            subnet.RoutedTo(target, route.Destination);
    }

    private IRouteTarget? TargetOf(VpcPlan plan, SubnetBuilder subnet, RouteTo to)
    {
        var vpc = subnet.Vpc;
        return to switch
        {
            RouteTo.InternetGateway => plan.HasInternetGateway ? vpc.InternetGateway : null,
            RouteTo.EgressOnlyGateway => plan.HasIpv6 ? vpc.EgressOnlyGateway : null,
            RouteTo.VpnGateway => plan.HasVpn ? vpc.VpnGateway : null,
            RouteTo.Nat => NatIn(plan, subnet, NatPlan.Public),
            RouteTo.PrivateNat => NatIn(plan, subnet, NatPlan.Private),
            RouteTo.Peering => _peered.FindIndex(pair => pair.From == plan.Number || pair.To == plan.Number) is var at and >= 0 ? _peerings[at] : null,
            RouteTo.Transit => _plan.Transits.FirstOrDefault(transit => _attachments.ContainsKey((transit.Number, plan.Number))) is { } attached
                ? _transits[attached.Number]
                : null,
            RouteTo.Appliance => _hosts.Values.FirstOrDefault(host => host.Subnet.Vpc == vpc && host.Subnet != subnet && IsAppliance(host)),
            RouteTo.FirewallEndpoint => _firewalls.GetValueOrDefault(plan.Number),
            _ => null,
        };
    }

    private NatGatewayBuilder? NatIn(VpcPlan plan, SubnetBuilder subnet, NatPlan kind) => plan.Subnets
        .Where(one => one.Nat == kind && _subnets[(plan.Number, one.Number)] != subnet)
        .Select(one => _nats[Name.Nat(plan.Number, one.Number)]).FirstOrDefault();

    private bool IsAppliance(InterfaceBuilder host) => _plan.Vpcs.Any(vpc => vpc.Subnets.Any(subnet => subnet.Hosts.Any(
        one => one.IsAppliance && _hosts.GetValueOrDefault(Name.Host(vpc.Number, subnet.Number, one.Number)) == host)));

    private void AddBalancer(BalancerPlan plan)
    {
        if (!_vpcs.TryGetValue(plan.Vpc, out var vpc) || !_subnets.TryGetValue((plan.Vpc, plan.Subnet), out var subnet))
            return;
        var name = Name.Balancer(plan.Number);
        var publicIp = plan.HasPublicIp && _plan.Vpcs.First(one => one.Number == plan.Vpc).HasInternetGateway ? Text($"52.4.4.{plan.Number + 4}") : null;
        if (plan.Kind == BalancerKind.Classic)
        {
            var classic = vpc.ClassicLoadBalancer(name, sg: group => AddRules(group, plan.Rules ?? [])).In(subnet, publicIp).Listen(443, 8443);
            _named[name] = classic.Target([.. plan.Targets.Select(target => HostIn(vpc, target)).OfType<InterfaceBuilder>()]);
            return;
        }

        if (plan.Kind == BalancerKind.Application)
        {
            _named[name] = vpc.ApplicationLoadBalancer(name, sg: group => AddRules(group, plan.Rules ?? [])).In(subnet, publicIp).Listen("HTTP", 443);
            return;
        }

        var network = vpc.NetworkLoadBalancer(name, isInternetFacing: publicIp is not null).In(subnet, publicIp).CrossZone(plan.CrossesZones);
        network.Listen(plan.Protocol, plan.Protocol == "UDP" ? 53 : 443, TargetsOf(plan, vpc));
        if (plan.Rules is { } rules)
        {
            var group = vpc.SecurityGroup(name);
            AddRules(group, rules);
            network.InGroups(group);
        }

        _named[name] = network;
    }

    private TargetGroupBuilder TargetsOf(BalancerPlan plan, VpcBuilder vpc)
    {
        var targets = vpc.TargetGroup(Name.Balancer(plan.Number), plan.Protocol, 8443, plan.TargetType);
        foreach (var target in plan.Targets)
        {
            // Targets by address may be anywhere that the balancer reaches, those by id are in its VPC.
            var host = plan.TargetType == "ip" ? _hosts.GetValueOrDefault(target) : HostIn(vpc, target);
            if (host is not null)
                targets.Target(host);
            else if (plan.TargetType == "ip" && target.Contains('.', StringComparison.Ordinal))
                targets.Target(target, "a");
        }

        if (plan.PreservesClient is { } preserves)
            targets.PreservingClientIp(preserves);
        _things.Add(Name.TargetsOf(Name.Balancer(plan.Number)), targets);
        return targets;
    }

    private void AddEndpoint(EndpointPlan plan)
    {
        if (!_vpcs.TryGetValue(plan.Vpc, out var vpc) || !_subnets.TryGetValue((plan.Vpc, plan.Subnet), out var subnet))
            return;
        switch (plan.Kind)
        {
            case EndpointKind.Interface:
                _named[Name.Endpoint(plan.Number)] = vpc.InterfaceEndpoint(plan.Service, group => AddRules(group, plan.Rules), subnet);
                break;
            case EndpointKind.Gateway when _lists.Count > 0:
                subnet.Routes(table => vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", _lists[^1], table));
                break;
            case EndpointKind.Firewall when !_firewalls.ContainsKey(plan.Vpc):
                _firewalls[plan.Vpc] = vpc.GatewayLoadBalancerEndpoint(subnet);
                break;
            default:
                break;
        }
    }
}
