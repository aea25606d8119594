using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class TargetGroupKind : ResourceKind
{
    public TargetGroupKind()
        : base("target_groups", ApiCall.DescribeTargetGroups, "TargetGroupArn") => ArnMember = "TargetGroupArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<TargetGroup>("TargetGroupArn");
        rows.Add(new TargetGroup(
            id,
            document.Scope,
            body.Text("TargetGroupName"),
            body.TextOrNull("Protocol"),
            body.IntegerOrNull("Port", 1, ushort.MaxValue),
            body.TextOrNull("TargetType") ?? "instance",
            body.IdOrNull<Vpc>("VpcId"),
            body.TextOrNull("IpAddressType"),
            body.Ids<LoadBalancer>("LoadBalancerArns")));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class TargetGroupAttributesKind : ResourceKind
{
    public TargetGroupAttributesKind()
        : base("target_group_attributes", ApiCall.DescribeTargetGroupAttributes) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var id = new Id<TargetGroup>(document.Id);
        foreach (var (key, value) in KeyedValues.Read(document.Body, "Attributes"))
            rows.Add(new TargetGroupAttribute(id, key, value));
    }
}

internal sealed class TargetHealthKind : ResourceKind
{
    public TargetHealthKind()
        : base("target_health", ApiCall.DescribeTargetHealth) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var id = new Id<TargetGroup>(document.Id);
        var seen = new HashSet<(string, int?)>();
        foreach (var entry in document.Body.RequiredList("TargetHealthDescriptions"))
        {
            var target = entry.ObjectOrNull("Target") ?? throw entry.Bad("Target", "is missing");
            var row = new Target(
                id,
                target.IdText("Id"),
                target.IntegerOrNull("Port", 1, ushort.MaxValue),
                target.TextOrNull("AvailabilityZone"),
                entry.ObjectOrNull("TargetHealth")?.TextOrNull("State"));
            if (!seen.Add((row.TargetId, row.Port)))
                throw target.Bad("repeats a target");
            rows.Add(row);
        }
    }
}

/// <summary>The tags of one resource as ELBv2's DescribeTags gives them.</summary>
internal sealed class TagsKind : ResourceKind
{
    public TagsKind()
        : base("tags", ApiCall.DescribeLoadBalancerTags, "ResourceArn")
    {
        ArnMember = "ResourceArn";
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows) =>
        rows.AddTags(document.Body, document.Body.IdText("ResourceArn"));
}
