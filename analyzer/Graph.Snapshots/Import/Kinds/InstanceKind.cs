using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>An instance of a reservation. Its interfaces are read from DescribeNetworkInterfaces, which tells more.</summary>
internal sealed class InstanceKind : ResourceKind
{
    public InstanceKind()
        : base("instances", ApiCall.DescribeInstances, "InstanceId") => MayHoldSecrets = true;

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<Instance>("InstanceId");
        var metadata = body.ObjectOrNull("MetadataOptions");
        rows.Add(new Instance(
            id,
            document.Scope,
            body.IdOrNull<Vpc>("VpcId"),
            body.IdOrNull<Subnet>("SubnetId"),
            body.ObjectOrNull("State")?.Text("Name") ?? throw body.Bad("State", "is missing"),
            body.TextOrNull("ImageId"),
            body.TextOrNull("InstanceType"),
            body.TextOrNull("KeyName"),
            body.ObjectOrNull("IamInstanceProfile")?.TextOrNull("Arn"),
            body.TextOrNull("PlatformDetails") ?? body.TextOrNull("Platform"),
            metadata?.TextOrNull("HttpTokens"),
            metadata?.TextOrNull("HttpEndpoint"),
            TimeText.Of(body.TextOrNull("LaunchTime"))));
        rows.AddTags(body, id.Value);
    }
}
