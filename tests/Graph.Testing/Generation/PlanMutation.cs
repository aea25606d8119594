using Graph.Model;

namespace Graph.Testing.Generation;

/// <summary>One change to a plan.</summary>
internal sealed class PlanMutation(Draw draw)
{
    public EstatePlan Of(EstatePlan plan)
    {
        var drawer = new PlanDrawer(draw);
        drawer.Know(plan.Vpcs.SelectMany(vpc => vpc.Subnets.SelectMany(
            subnet => subnet.Hosts.Select(host => Name.Host(vpc.Number, subnet.Number, host.Number)))).DefaultIfEmpty(Name.Host(0, 0, 0)));
        if (plan.Vpcs.Count == 0 || draw.Rarely(8))
            return plan with { Gaps = [.. plan.Gaps, drawer.Gap()] };
        if (draw.Rarely(5))
        {
            var smaller = plan.Shrink().Where(one => one.HasHosts).ToList();
            return smaller.Count > 0 ? draw.Pick(smaller) : plan;
        }

        return plan with
        {
            Vpcs = WithOne(plan.Vpcs, vpc => vpc with
            {
                Subnets = WithOne(vpc.Subnets, subnet => Of(drawer, plan, vpc, subnet)),
            }),
        };
    }

    private SubnetPlan Of(PlanDrawer drawer, EstatePlan plan, VpcPlan vpc, SubnetPlan subnet) => draw.Next(4) switch
    {
        0 => subnet with { Entries = drawer.Entries() },
        1 => subnet with { Routes = drawer.Routes(vpc.Number, plan.Vpcs.Count, subnet.Number, vpc.HasInternetGateway) },
        2 => subnet with { Hosts = WithOne(subnet.Hosts, host => drawer.Host(host.Number, vpc.HasInternetGateway)) },
        _ => subnet with { Hosts = WithOne(subnet.Hosts, host => host with { Rules = drawer.Rules() }) },
    };

    private ValueList<TItem> WithOne<TItem>(ValueList<TItem> list, Func<TItem, TItem> change)
    {
        if (list.Count == 0)
            return list;
        var place = draw.Next(list.Count);
        return [.. list.Select((item, at) => at == place ? change(item) : item)];
    }
}
