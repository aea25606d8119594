using Graph.Testing.Filters;
using Graph.Testing.Networks;

namespace Graph.Testing.Generation;

/// <summary>VPCs with what stands in them, and who may talk.</summary>
public sealed partial class PlannedEstate
{
    private void AddVpc(VpcPlan plan)
    {
        var vpc = Aws.Vpc(Text($"10.{plan.Number}.0.0/16"), Text($"v{plan.Number}"), region: plan.Region);
        _vpcs[plan.Number] = vpc;
        if (plan.HasInternetGateway)
            _things.Add(Name.InternetGateway(plan.Number), vpc.WithInternetGateway().InternetGateway);
        if (plan.HasIpv6)
            vpc.WithCidr(Text($"2600:1f00:0:{plan.Number}00::/56")).WithEgressOnlyGateway();
        if (plan.HasVpn)
            _things.Add(Name.VpnGateway(plan.Number), vpc.WithVpnGateway().VpnGateway.WithVpn("192.168.0.0/16"));
        foreach (var subnet in plan.Subnets)
            AddSubnet(plan, subnet, vpc);
        if (plan is { EdgeTo: { } edge, HasInternetGateway: true } && HostIn(vpc, edge) is { } appliance)
            vpc.InternetGateway.Using(vpc.RouteTable().ReplaceLocal(Text($"10.{plan.Number}.1.0/24"), appliance));
    }

    private void AddSubnet(VpcPlan vpcPlan, SubnetPlan plan, VpcBuilder vpc)
    {
        var subnet = vpc.Subnet(Text($"10.{vpcPlan.Number}.{plan.Number}.0/24"), plan.Zone, Text($"s{vpcPlan.Number}{plan.Number}"));
        _subnets[(vpcPlan.Number, plan.Number)] = subnet;
        var hasIpv6 = plan.HasIpv6 && vpcPlan.HasIpv6;
        if (hasIpv6)
            subnet.WithIpv6(Text($"2600:1f00:0:{vpcPlan.Number}0{plan.Number}::/64"));
        foreach (var host in plan.Hosts)
            AddHost(vpcPlan, plan.Number, host, subnet, hasIpv6);
        if (plan.Nat == NatPlan.None)
            return;
        var name = Name.Nat(vpcPlan.Number, plan.Number);
        var nat = plan.Nat == NatPlan.Public ? subnet.NatGateway(Text($"52.9.{vpcPlan.Number}.{plan.Number}")) : subnet.PrivateNatGateway();
        _nats[name] = nat;
        _named[name] = nat;
    }

    private void AddHost(VpcPlan vpc, int subnetNumber, HostPlan plan, SubnetBuilder subnet, bool hasIpv6)
    {
        var name = Name.Host(vpc.Number, subnetNumber, plan.Number);
        var host = subnet.Host(name, Text($"10.{vpc.Number}.{subnetNumber}.{4 + plan.Number}"));
        if (plan.HasPublicIp)
            host.WithPublicIp(Text($"52.1.{(vpc.Number * 16) + subnetNumber}.{4 + plan.Number}"));
        if (plan.HasIpv6 && hasIpv6)
            host.WithIpv6();
        if (plan.HasSecondAddress)
            host.WithAddress(Text($"10.{vpc.Number}.{subnetNumber}.{100 + plan.Number}"));
        if (plan.IsAppliance)
            host.WithoutSourceDestCheck();
        if (plan.DeniesInternetGateways)
            host.DenyingAllIgwTraffic();
        if (plan.IsStopped)
            host.InState("stopped");
        _hosts[name] = host;
        _named[name] = host;
        _things.Add(Name.GroupOf(name), host.Group);
    }

    /// <summary>What names other parts, once all are there.</summary>
    private void Fill(VpcPlan plan)
    {
        foreach (var subnetPlan in plan.Subnets)
        {
            var subnet = _subnets[(plan.Number, subnetPlan.Number)];
            foreach (var route in subnetPlan.Routes)
                AddRoute(plan, subnet, route);
            if (subnetPlan.Entries is { } entries)
                subnet.GuardedBy(acl => AddEntries(acl, entries));
            if (subnetPlan.Entries is not null)
                _things.Add(Name.Acl(plan.Number, subnetPlan.Number), subnet.NetworkAcl);
            foreach (var hostPlan in subnetPlan.Hosts)
                Fill(plan, subnet, hostPlan, _hosts[Name.Host(plan.Number, subnetPlan.Number, hostPlan.Number)]);
        }
    }

    private void Fill(VpcPlan vpc, SubnetBuilder subnet, HostPlan plan, InterfaceBuilder host)
    {
        AddRules(host.Group, plan.Rules);
        if (!plan.HasDefaultEgress)
            host.Group.WithoutDefaultEgress();
        if (plan.GroupOf is { } other && HostIn(subnet.Vpc, other) is { } member && member != host)
            host.AlsoIn(member.Group);
        var elsewhere = vpc.Subnets.Select(one => _subnets[(vpc.Number, one.Number)]).FirstOrDefault(one => one != subnet && one.Zone == subnet.Zone);
        if (plan.HasSecondInterface && elsewhere is not null)
            host.SecondInterface(elsewhere);
    }

    private static void AddEntries(NetworkAclBuilder acl, IEnumerable<EntryPlan> entries)
    {
        var number = 0;
        foreach (var entry in entries)
        {
            number += 10;
            _ = (entry.IsEgress, entry.IsAllow) switch
            {
                (false, true) => acl.AllowIn(number, entry.Traffic, entry.Block),
                (false, false) => acl.DenyIn(number, entry.Traffic, entry.Block),
                (true, true) => acl.AllowOut(number, entry.Traffic, entry.Block),
                (true, false) => acl.DenyOut(number, entry.Traffic, entry.Block),
            };
        }
    }

    private void AddRules(SecurityGroupBuilder group, IEnumerable<RulePlan> rules)
    {
        foreach (var rule in rules)
        {
            if (_hosts.TryGetValue(rule.Peer, out var host))
                _ = rule.IsEgress ? group.AllowOut(rule.Traffic, to: host.Group) : group.Allow(rule.Traffic, from: host.Group);
            else if (ListOf(rule.Peer) is { } list)
                _ = rule.IsEgress ? group.AllowOut(rule.Traffic, list) : group.Allow(rule.Traffic, list);
            else if (rule.Peer.Contains('/', StringComparison.Ordinal))
                _ = rule.IsEgress ? group.AllowOut(rule.Traffic, rule.Peer) : group.Allow(rule.Traffic, rule.Peer);
        }
    }

    private PrefixListBuilder? ListOf(string name)
    {
        for (var number = 0; number < _lists.Count; number++)
        {
            if (Name.PrefixList(number) == name)
                return _lists[number];
        }

        return null;
    }

    private InterfaceBuilder? HostIn(VpcBuilder vpc, string name) =>
        _hosts.GetValueOrDefault(name) is { } host && host.Subnet.Vpc == vpc ? host : null;
}
