using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class FlowLogKind() : ResourceKind("flow_logs", ApiCall.DescribeFlowLogs, "FlowLogId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<FlowLog>("FlowLogId");
        rows.Add(new FlowLog(
            id,
            document.Scope,
            body.IdText("ResourceId"),
            body.TextOrNull("TrafficType"),
            body.TextOrNull("FlowLogStatus"),
            body.TextOrNull("DeliverLogsStatus"),
            body.TextOrNull("LogDestinationType"),
            body.TextOrNull("LogDestination") ?? body.TextOrNull("LogGroupName")));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class VolumeKind() : ResourceKind("volumes", ApiCall.DescribeVolumes, "VolumeId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<Volume>("VolumeId");
        rows.Add(new Volume(
            id,
            document.Scope,
            body.Text("State"),
            body.Flag("Encrypted"),
            body.TextOrNull("KmsKeyId"),
            body.Ids<Instance>("Attachments", "InstanceId")));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class LaunchTemplateKind() : ResourceKind("launch_templates", ApiCall.DescribeLaunchTemplates, "LaunchTemplateId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<LaunchTemplate>("LaunchTemplateId");
        rows.Add(new LaunchTemplate(
            id,
            document.Scope,
            body.TextOrNull("LaunchTemplateName") ?? id.Value,
            body.LongOrNull("DefaultVersionNumber"),
            body.LongOrNull("LatestVersionNumber")));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class LaunchTemplateVersionKind : ResourceKind
{
    public LaunchTemplateVersionKind()
        : base(
            "launch_template_versions", ApiCall.DescribeLaunchTemplateVersions, "LaunchTemplateId", "VersionNumber")
    {
        IsResource = false;
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var data = body.ObjectOrNull("LaunchTemplateData") ?? throw body.Bad("LaunchTemplateData", "is missing");
        var groups = new List<Id<SecurityGroup>>(data.Ids<SecurityGroup>("SecurityGroupIds"));
        bool? isPublic = null;
        foreach (var card in data.List("NetworkInterfaces"))
        {
            groups.AddRange(card.Ids<SecurityGroup>("Groups"));
            isPublic = card.FlagOrNull("AssociatePublicIpAddress") is { } own ? own || isPublic is true : isPublic;
        }

        rows.Add(new LaunchTemplateVersion(
            body.Id<LaunchTemplate>("LaunchTemplateId"),
            body.LongOrNull("VersionNumber") ?? throw body.Bad("VersionNumber", "is missing"),
            body.FlagOrNull("DefaultVersion") ?? false,
            [.. groups.Distinct().Order()],
            isPublic,
            data.ObjectOrNull("MetadataOptions")?.TextOrNull("HttpTokens")));
    }
}

internal sealed class DhcpOptionsKind() : ResourceKind("dhcp_options", ApiCall.DescribeDhcpOptions, "DhcpOptionsId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<DhcpOptions>("DhcpOptionsId");
        var servers = new List<string>();
        foreach (var option in document.Body.List("DhcpConfigurations"))
        {
            if (option.TextOrNull("Key") != "domain-name-servers")
                continue;
            foreach (var value in option.List("Values"))
                servers.Add(value.Text("Value"));
        }

        rows.Add(new DhcpOptions(id, document.Scope, [.. servers]));
        rows.AddTags(document.Body, id.Value);
    }
}
