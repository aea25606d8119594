using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>
/// An instance of a reservation. Its interfaces are read from DescribeNetworkInterfaces, which tells more (the zone, and
/// whether they deny all traffic of internet gateways); those that it does not tell of are read from the instance.
/// </summary>
internal sealed class InstanceKind : ResourceKind
{
    private readonly NetworkInterfaceKind _interfaces;

    public InstanceKind(NetworkInterfaceKind interfaces)
        : base("instances", ApiCall.DescribeInstances, "InstanceId")
    {
        MayHoldSecrets = true;
        _interfaces = interfaces;
    }

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
        AddInterfaces(document, id, rows);
    }

    // An interface that cannot be read is left out, not the instance; the walker misses it by the instance's name.
    private void AddInterfaces(in Document document, Id<Instance> id, RowSink rows)
    {
        foreach (var card in document.Body.List("NetworkInterfaces"))
        {
            if (card.TextOrNull("NetworkInterfaceId") is not { } name || document.Others.Has(_interfaces, name))
                continue;
            var scope = document.Scope;
            rows.AddOptional(card, (part, sink) => NetworkInterfaceKind.AddRows(part, scope, id, sink));
        }
    }
}
