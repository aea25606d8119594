using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>Load balancers with their node interfaces, which AWS names `ELB app/name/id`, `ELB net/name/id` and `ELB name`.</summary>
internal static class LoadBalancerBuilder
{
    private const string CrossZone = "load_balancing.cross_zone.enabled";

    public static LoadBalancerIndex Build(Estate estate, InterfaceBuilder interfaces, Dictionary<string, SubnetNode> subnets)
    {
        var index = new LoadBalancerIndex();
        var byDescription = new Dictionary<string, LoadBalancerNode.Version2>(StringComparer.Ordinal);
        foreach (var row in estate.Rows<LoadBalancer>())
        {
            var node = new LoadBalancerNode.Version2 { Id = row.Id.Value, Row = row, EnabledZones = [] };
            if (!IsRead(estate, ApiCall.DescribeListeners, row.Id.Value, row.Scope))
                node.MissingListeners = new MissingFact($"{ApiCall.DescribeListeners} {row.Id}", "its listeners were not read");
            index.ById[node.Id] = node;
            byDescription[DescriptionOf(row)] = node;
        }

        AddParts(estate, index, subnets);
        var classicListeners = estate.Rows<ClassicListener>().ToLookup(listener => listener.LoadBalancer);
        foreach (var row in estate.Rows<ClassicLoadBalancer>())
        {
            var node = new LoadBalancerNode.Classic { Id = row.Id.Value, Row = row };
            node.Listeners.AddRange(classicListeners[row.Id]);
            node.Subnets.AddRange(row.Subnets.Select(subnet => subnet.Value));
            index.Classics.Add(node);
        }

        AddTargetGroups(estate, index);
        foreach (var node in interfaces.All)
            Attach(node, byDescription, index);
        return index;
    }

    /// <summary>Whether AWS made the interface for a load balancer, be it known or not.</summary>
    private static bool IsNode(NetworkInterface row) => row.InterfaceType is "network_load_balancer" or "load_balancer"
        || (row.IsOfService && row.Description?.StartsWith("ELB ", StringComparison.Ordinal) == true);

    private static void Attach(
        InterfaceNode node, Dictionary<string, LoadBalancerNode.Version2> byDescription, LoadBalancerIndex index)
    {
        if (!IsNode(node.Row))
            return;
        LoadBalancerNode? known = null;
        if (node.Row.Description is { } description && description.StartsWith("ELB ", StringComparison.Ordinal))
        {
            known = byDescription.GetValueOrDefault(description);
            var name = description["ELB ".Length..];
            var classics = index.Classics.Where(
                one => one.Row.Name == name && (one.Row.Vpc is not { } vpc || vpc == node.Row.Vpc)).ToList();
            known?.Nodes.Add(node);
            foreach (var classic in classics)
                classic.Nodes.Add(node);
            known ??= classics.FirstOrDefault();
        }

        node.Role = InterfaceRole.LoadBalancerNode;
        node.LoadBalancer = known;
        node.IsSingular = true;
    }

    private static void AddParts(Estate estate, LoadBalancerIndex index, Dictionary<string, SubnetNode> subnets)
    {
        foreach (var row in estate.Rows<LoadBalancerZone>())
        {
            if (!index.ById.TryGetValue(row.LoadBalancer.Value, out var node))
                continue;
            node.Subnets.Add(row.Subnet.Value);
            if (node.EnabledZones is null)
                continue;
            var name = row.ZoneName ?? subnets.GetValueOrDefault(row.Subnet.Value)?.Row.AvailabilityZone;
            if (name is null)
                node.EnabledZones = null;
            else
                node.EnabledZones.Add(name);
        }

        foreach (var row in estate.Rows<LoadBalancerAttribute>())
        {
            if (row.Key == CrossZone && index.ById.TryGetValue(row.LoadBalancer.Value, out var node))
                node.CrossZone = row.Value;
        }

        foreach (var row in estate.Rows<Listener>())
        {
            if (index.ById.TryGetValue(row.LoadBalancer.Value, out var node))
                node.Listeners.Add(row);
        }

        foreach (var row in estate.Rows<ListenerAction>())
        {
            if (!index.ActionsOf.TryGetValue(row.Listener.Value, out var actions))
                index.ActionsOf[row.Listener.Value] = actions = [];
            actions.Add(row);
        }
    }

    private static void AddTargetGroups(Estate estate, LoadBalancerIndex index)
    {
        foreach (var row in estate.Rows<TargetGroup>())
        {
            index.TargetGroups[row.Id.Value] = new TargetGroupNode(row)
            {
                MissingTargets = IsRead(estate, ApiCall.DescribeTargetHealth, row.Id.Value, row.Scope)
                    ? null
                    : new MissingFact($"{ApiCall.DescribeTargetHealth} {row.Id}", "its targets were not read"),
            };
        }

        foreach (var row in estate.Rows<Target>())
        {
            if (index.TargetGroups.TryGetValue(row.TargetGroup.Value, out var group))
                group.Targets.Add(row);
        }

        foreach (var row in estate.Rows<TargetGroupAttribute>())
        {
            if (!index.TargetGroups.TryGetValue(row.TargetGroup.Value, out var group))
                continue;
            if (row.Key == CrossZone)
                group.CrossZone = row.Value;
            else if (row.Key == "preserve_client_ip.enabled")
                group.PreserveClientIp = row.Value;
        }
    }

    /// <summary>Whether the answer of a call that takes an id was read whole: for that id, or in one answer for all.</summary>
    private static bool IsRead(Estate estate, ApiCall call, string subject, Scope scope) =>
        estate.Coverage.IsComplete(call, subject) || estate.Coverage.IsComplete(call, scope);

    // ARN: arn:aws:elasticloadbalancing:region:account:loadbalancer/net/name/id
    private static string DescriptionOf(LoadBalancer balancer)
    {
        const string marker = ":loadbalancer/";
        var arn = balancer.Id.Value;
        var at = arn.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? "ELB " + arn : "ELB " + arn[(at + marker.Length)..];
    }
}
