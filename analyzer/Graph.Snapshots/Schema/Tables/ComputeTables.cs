using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class ComputeTables
{
    public static Table<Instance> Instances { get; } = new TableBuilder<Instance>("instances", "an EC2 instance")
        .Id("instance_id", row => row.Id)
        .Scope(row => row.Scope)
        .OptionalId("vpc_id", row => row.Vpc)
        .OptionalId("subnet_id", row => row.Subnet)
        .Text("state", row => row.State)
        .OptionalText("image_id", row => row.ImageId)
        .OptionalText("instance_type", row => row.InstanceType)
        .OptionalText("key_name", row => row.KeyName)
        .OptionalText("iam_instance_profile", row => row.IamInstanceProfile)
        .OptionalText("platform", row => row.Platform)
        .OptionalText("http_tokens", row => row.HttpTokens)
        .OptionalText("http_endpoint", row => row.HttpEndpoint)
        .OptionalText("launch_time", row => row.LaunchTime)
        .Key("instance_id")
        .Read(row => new Instance(
            row.Id<Instance>(),
            row.Scope(),
            row.OptionalId<Vpc>(),
            row.OptionalId<Subnet>(),
            row.Text(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText()));

    public static Table<Volume> Volumes { get; } = new TableBuilder<Volume>("volumes", "an EBS volume")
        .Id("volume_id", row => row.Id)
        .Scope(row => row.Scope)
        .Text("state", row => row.State)
        .Flag("encrypted", row => row.Encrypted)
        .OptionalText("kms_key_id", row => row.KmsKey)
        .Ids("instance_ids", row => row.Instances)
        .Key("volume_id")
        .Read(row => new Volume(
            row.Id<Volume>(), row.Scope(), row.Text(), row.Flag(), row.OptionalText(), row.Ids<Instance>()));

    public static Table<LaunchTemplate> LaunchTemplates { get; } =
        new TableBuilder<LaunchTemplate>("launch_templates", "a launch template")
            .Id("launch_template_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("launch_template_name", row => row.Name)
            .OptionalInteger("default_version", row => row.DefaultVersion)
            .OptionalInteger("latest_version", row => row.LatestVersion)
            .Key("launch_template_id")
            .Read(row => new LaunchTemplate(
                row.Id<LaunchTemplate>(), row.Scope(), row.Text(), row.OptionalInt64(), row.OptionalInt64()));

    public static Table<LaunchTemplateVersion> LaunchTemplateVersions { get; } =
        new TableBuilder<LaunchTemplateVersion>(
                "launch_template_versions", "a version of a launch template: what it would launch with")
            .Id("launch_template_id", row => row.LaunchTemplate)
            .Integer("version_number", row => row.Version)
            .Flag("is_default_version", row => row.IsDefault)
            .Ids("security_group_ids", row => row.SecurityGroups)
            .OptionalFlag("associate_public_ip_address", row => row.AssociatePublicIpAddress)
            .OptionalText("http_tokens", row => row.HttpTokens)
            .Key("launch_template_id", "version_number")
            .Read(row => new LaunchTemplateVersion(
                row.Id<LaunchTemplate>(),
                row.Int64(),
                row.Flag(),
                row.Ids<SecurityGroup>(),
                row.OptionalFlag(),
                row.OptionalText()));
}
