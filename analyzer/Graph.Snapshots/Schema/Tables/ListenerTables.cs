using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class ListenerTables
{
    public static Table<Listener> Listeners { get; } =
        new TableBuilder<Listener>("listeners", "a listener of a load balancer")
            .Id("listener_arn", row => row.Id)
            .Scope(row => row.Scope)
            .Id("load_balancer_arn", row => row.LoadBalancer)
            .OptionalInteger("port", row => row.Port)
            .OptionalText("protocol", row => row.Protocol)
            .OptionalText("ssl_policy", row => row.SslPolicy)
            .Key("listener_arn")
            .Read(row => new Listener(
                row.Id<Listener>(),
                row.Scope(),
                row.Id<LoadBalancer>(),
                row.OptionalInt32(),
                row.OptionalText(),
                row.OptionalText()));

    public static Table<ListenerRule> ListenerRules { get; } =
        new TableBuilder<ListenerRule>("listener_rules", "a rule of a listener")
            .Id("rule_arn", row => row.Id)
            .Scope(row => row.Scope)
            .Id("listener_arn", row => row.Listener)
            .Text("priority", row => row.Priority)
            .Key("rule_arn")
            .Read(row => new ListenerRule(row.Id<ListenerRule>(), row.Scope(), row.Id<Listener>(), row.Text()));

    public static Table<ListenerAction> ListenerActions { get; } =
        new TableBuilder<ListenerAction>(
                "listener_actions",
                "what a listener or, where rule_arn is set, a rule does: a row for each target group of a forward action, one for any other")
            .Id("listener_arn", row => row.Listener)
            .OptionalId("rule_arn", row => row.Rule)
            .Integer("position", row => row.Index)
            .Text("type", row => row.Type)
            .OptionalId("target_group_arn", row => row.TargetGroup)
            .OptionalText("redirect_protocol", row => row.RedirectProtocol)
            .Key("listener_arn", "rule_arn", "position", "target_group_arn")
            .Read(row => new ListenerAction(
                row.Id<Listener>(),
                row.OptionalId<ListenerRule>(),
                row.Int32(),
                row.Text(),
                row.OptionalId<TargetGroup>(),
                row.OptionalText()));

    public static Table<TargetGroup> TargetGroups { get; } =
        new TableBuilder<TargetGroup>("target_groups", "a target group")
            .Id("target_group_arn", row => row.Id)
            .Scope(row => row.Scope)
            .Text("target_group_name", row => row.Name)
            .OptionalText("protocol", row => row.Protocol)
            .OptionalInteger("port", row => row.Port)
            .Text("target_type", row => row.TargetType)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("ip_address_type", row => row.IpAddressType)
            .Ids("load_balancer_arns", row => row.LoadBalancers)
            .Key("target_group_arn")
            .Read(row => new TargetGroup(
                row.Id<TargetGroup>(),
                row.Scope(),
                row.Text(),
                row.OptionalText(),
                row.OptionalInt32(),
                row.Text(),
                row.OptionalId<Vpc>(),
                row.OptionalText(),
                row.Ids<LoadBalancer>()));

    public static Table<TargetGroupAttribute> TargetGroupAttributes { get; } =
        new TableBuilder<TargetGroupAttribute>("target_group_attributes", "one attribute of a target group")
            .Id("target_group_arn", row => row.TargetGroup)
            .Text("key", row => row.Key)
            .Text("value", row => row.Value)
            .Key("target_group_arn", "key")
            .Read(row => new TargetGroupAttribute(row.Id<TargetGroup>(), row.Text(), row.Text()));

    public static Table<Target> Targets { get; } =
        new TableBuilder<Target>("targets", "a registered target; without a port, at the group's")
            .Id("target_group_arn", row => row.TargetGroup)
            .Text("target_id", row => row.TargetId)
            .OptionalInteger("port", row => row.Port)
            .OptionalText("availability_zone", row => row.AvailabilityZone)
            .OptionalText("state", row => row.State)
            .Key("target_group_arn", "target_id", "port")
            .Read(row => new Target(
                row.Id<TargetGroup>(), row.Text(), row.OptionalInt32(), row.OptionalText(), row.OptionalText()));
}
