using Graph.Model;
using static Graph.Testing.Words;

namespace Graph.Testing.Generation;

/// <summary>Makes plans smaller: parts go, many at once before one at a time, and values become plain.</summary>
internal static class PlanShrinking
{
    public static IEnumerable<EstatePlan> Of(EstatePlan plan) =>
        Lists(plan.Gaps).Select(gaps => plan with { Gaps = gaps })
            .Concat(Lists(plan.Questions, Question).Select(questions => plan with { Questions = questions }))
            .Concat(Lists(plan.Balancers, Balancer).Select(balancers => plan with { Balancers = balancers }))
            .Concat(Lists(plan.Endpoints, Endpoint).Select(endpoints => plan with { Endpoints = endpoints }))
            .Concat(Lists(plan.Transits, Transit).Select(transits => plan with { Transits = transits }))
            .Concat(Lists(plan.Peerings).Select(peerings => plan with { Peerings = peerings }))
            .Concat(Lists(plan.Vpcs, Vpc).Select(vpcs => plan with { Vpcs = vpcs }))
            .Concat(Changed(plan, plan with { BlockPublicAccess = "off" }, plan with { IsStrict = false }, plan with { PassesInspection = false }));

    private static IEnumerable<VpcPlan> Vpc(VpcPlan vpc) =>
        Lists(vpc.Subnets, Subnet).Select(subnets => vpc with { Subnets = subnets })
            .Concat(Changed(
                vpc,
                vpc with { Region = Topology.DefaultRegion },
                vpc with { HasInternetGateway = false },
                vpc with { HasVpn = false },
                vpc with { HasIpv6 = false },
                vpc with { EdgeTo = null }));

    private static IEnumerable<SubnetPlan> Subnet(SubnetPlan subnet) =>
        Lists(subnet.Hosts, Host).Select(hosts => subnet with { Hosts = hosts })
            .Concat(Changed(subnet, subnet with { Entries = null }))
            .Concat(subnet.Entries is { } entries ? Lists(entries, Entry).Select(fewer => subnet with { Entries = fewer }) : [])
            .Concat(Lists(subnet.Routes).Select(routes => subnet with { Routes = routes }))
            .Concat(Changed(subnet, subnet with { Nat = NatPlan.None }, subnet with { HasIpv6 = false }, subnet with { Zone = "a" }));

    private static IEnumerable<HostPlan> Host(HostPlan host) =>
        Lists(host.Rules, Rule).Select(rules => host with { Rules = rules })
            .Concat(Changed(
                host,
                host with { HasPublicIp = false },
                host with { HasIpv6 = false },
                host with { IsAppliance = false },
                host with { DeniesInternetGateways = false },
                host with { HasSecondAddress = false },
                host with { HasSecondInterface = false },
                host with { IsStopped = false },
                host with { GroupOf = null },
                host with { HasDefaultEgress = true }));

    private static IEnumerable<RulePlan> Rule(RulePlan rule) =>
        Changed(rule, rule with { Traffic = AllTraffic }, rule with { Peer = Anywhere });

    private static IEnumerable<EntryPlan> Entry(EntryPlan entry) =>
        Changed(entry, entry with { Traffic = AllTraffic }, entry with { Block = Anywhere });

    private static IEnumerable<TransitPlan> Transit(TransitPlan transit) =>
        Lists(transit.Attachments, Attachment).Select(attachments => transit with { Attachments = attachments })
            .Concat(Lists(transit.Routes).Select(routes => transit with { Routes = routes }))
            .Concat(Changed(transit, transit with { ReferencesGroups = false }, transit with { Peer = null }));

    private static IEnumerable<AttachmentPlan> Attachment(AttachmentPlan attachment) => Changed(
        attachment,
        attachment with { IsInHostSubnet = false },
        attachment with { IsInBothZones = false },
        attachment with { IsAppliance = false },
        attachment with { RefusesGroups = false },
        attachment with { IsAssociated = true },
        attachment with { Propagates = true });

    private static IEnumerable<BalancerPlan> Balancer(BalancerPlan balancer) =>
        Lists(balancer.Targets).Select(targets => balancer with { Targets = targets })
            .Concat(balancer.Rules is { } rules ? Lists(rules, Rule).Select(fewer => balancer with { Rules = fewer }) : [])
            .Concat(Changed(
                balancer,
                balancer with { PreservesClient = null },
                balancer with { CrossesZones = false },
                balancer with { TargetType = "instance" },
                balancer with { Protocol = "TCP" },
                balancer with { HasPublicIp = false }));

    private static IEnumerable<EndpointPlan> Endpoint(EndpointPlan endpoint) =>
        Lists(endpoint.Rules, Rule).Select(rules => endpoint with { Rules = rules });

    private static IEnumerable<QuestionPlan> Question(QuestionPlan question) =>
        Changed(question, question with { SourcePort = null }, question with { Traffic = Tcp(443) });

    private static IEnumerable<TPlan> Changed<TPlan>(TPlan plan, params TPlan[] plainer)
        where TPlan : class =>
        plainer.Where(one => !one.Equals(plan));

    /// <summary>Without halves, quarters, ... and single items; then with one item made plainer.</summary>
    private static IEnumerable<ValueList<TItem>> Lists<TItem>(ValueList<TItem> list, Func<TItem, IEnumerable<TItem>>? plainer = null)
    {
        for (var length = list.Count; length > 0; length /= 2)
        {
            for (var start = 0; start < list.Count; start += length)
                yield return [.. list.Take(start), .. list.Skip(start + length)];
        }

        for (var i = 0; plainer is not null && i < list.Count; i++)
        {
            foreach (var plain in plainer(list[i]))
                yield return [.. list.Take(i), plain, .. list.Skip(i + 1)];
        }
    }
}
