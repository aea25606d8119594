using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class ListenerKind : ResourceKind
{
    public ListenerKind()
        : base("listeners", ApiCall.DescribeListeners, "ListenerArn")
    {
        ArnMember = "ListenerArn";
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<Listener>("ListenerArn");
        rows.Add(new Listener(
            id,
            document.Scope,
            body.Id<LoadBalancer>("LoadBalancerArn"),
            body.IntegerOrNull("Port", 1, ushort.MaxValue),
            body.TextOrNull("Protocol"),
            body.TextOrNull("SslPolicy")));
        ActionReader.Add(body, "DefaultActions", id, null, rows);
        rows.AddTags(body, id.Value);
    }
}

/// <summary>A listener's rule. The listener's ARN is part of the rule's.</summary>
internal sealed class ListenerRuleKind : ResourceKind
{
    public ListenerRuleKind()
        : base("listener_rules", ApiCall.DescribeRules, "RuleArn")
    {
        ArnMember = "RuleArn";
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<ListenerRule>("RuleArn");
        var listener = new Id<Listener>(ListenerOf(id.Value) ?? throw body.Bad("RuleArn", "is not a rule's ARN"));
        rows.Add(new ListenerRule(id, document.Scope, listener, body.Text("Priority")));
        ActionReader.Add(body, "Actions", listener, id, rows);
        rows.AddTags(body, id.Value);
    }

    /// <summary>`...:listener-rule/app/name/lb/listener/rule` becomes `...:listener/app/name/lb/listener`; null for another text.</summary>
    public static string? ListenerOf(string ruleArn)
    {
        const string Type = ":listener-rule/";
        var type = ruleArn.IndexOf(Type, StringComparison.Ordinal);
        var end = ruleArn.LastIndexOf('/');
        return type < 0 || end < type + Type.Length ? null : $"{ruleArn[..type]}:listener/{ruleArn[(type + Type.Length)..end]}";
    }
}

/// <summary>Reads the actions of a listener or of a rule.</summary>
internal static class ActionReader
{
    public static void Add(in Node body, string member, Id<Listener> listener, Id<ListenerRule>? rule, RowSink rows)
    {
        var index = 0;
        foreach (var action in body.RequiredList(member))
        {
            var type = action.Text("Type");
            var redirect = action.ObjectOrNull("RedirectConfig")?.TextOrNull("Protocol");
            var groups = new SortedSet<Id<TargetGroup>>();
            if (action.IdOrNull<TargetGroup>("TargetGroupArn") is { } single)
                groups.Add(single);
            if (action.ObjectOrNull("ForwardConfig") is { } forward)
            {
                foreach (var group in forward.List("TargetGroups"))
                    groups.Add(group.Id<TargetGroup>("TargetGroupArn"));
            }

            if (groups.Count == 0)
                rows.Add(new ListenerAction(listener, rule, index, type, null, redirect));
            foreach (var group in groups)
                rows.Add(new ListenerAction(listener, rule, index, type, group, redirect));
            index++;
        }
    }
}
