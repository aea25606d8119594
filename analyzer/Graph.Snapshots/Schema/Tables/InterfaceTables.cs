using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class InterfaceTables
{
    public static Table<NetworkInterface> NetworkInterfaces { get; } =
        new TableBuilder<NetworkInterface>("network_interfaces", "an elastic network interface")
            .Id("network_interface_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("subnet_id", row => row.Subnet)
            .Id("vpc_id", row => row.Vpc)
            .OptionalText("availability_zone", row => row.AvailabilityZone)
            .Text("interface_type", row => row.InterfaceType)
            .OptionalText("description", row => row.Description)
            .Text("status", row => row.Status)
            .OptionalText("requester_id", row => row.RequesterId)
            .Flag("requester_managed", row => row.RequesterManaged)
            .Flag("source_dest_check", row => row.SourceDestCheck)
            .Flag("deny_all_igw_traffic", row => row.DenyAllIgwTraffic)
            .OptionalText("attachment_id", row => row.AttachmentId)
            .OptionalText("attachment_status", row => row.AttachmentStatus)
            .OptionalId("instance_id", row => row.Instance)
            .OptionalInteger("device_index", row => row.DeviceIndex)
            .Key("network_interface_id")
            .Read(row => new NetworkInterface(
                row.Id<NetworkInterface>(),
                row.Scope(),
                row.Id<Subnet>(),
                row.Id<Vpc>(),
                row.OptionalText(),
                row.Text(),
                row.OptionalText(),
                row.Text(),
                row.OptionalText(),
                row.Flag(),
                row.Flag(),
                row.Flag(),
                row.OptionalText(),
                row.OptionalText(),
                row.OptionalId<Instance>(),
                row.OptionalInt32()));

    public static Table<InterfaceAddress> InterfaceAddresses { get; } =
        new TableBuilder<InterfaceAddress>(
                "interface_addresses", "a private IPv4 address, with its public one, or an IPv6 address of an interface")
            .Id("network_interface_id", row => row.Interface)
            .Value("address", row => row.Address)
            .Flag("is_primary", row => row.IsPrimary)
            .OptionalValue("public_address", row => row.PublicAddress)
            .OptionalText("allocation_id", row => row.AllocationId)
            .Key("network_interface_id", "address")
            .Read(row => new InterfaceAddress(
                row.Id<NetworkInterface>(), row.Address(), row.Flag(), row.OptionalAddress(), row.OptionalText()));

    public static Table<InterfacePrefix> InterfacePrefixes { get; } =
        new TableBuilder<InterfacePrefix>("interface_prefixes", "a delegated prefix of an interface")
            .Id("network_interface_id", row => row.Interface)
            .Value("prefix", row => row.Prefix)
            .Key("network_interface_id", "prefix")
            .Read(row => new InterfacePrefix(row.Id<NetworkInterface>(), row.Cidr()));

    public static Table<InterfaceGroup> InterfaceGroups { get; } =
        new TableBuilder<InterfaceGroup>("interface_groups", "a security group on an interface")
            .Id("network_interface_id", row => row.Interface)
            .Id("group_id", row => row.Group)
            .Key("network_interface_id", "group_id")
            .Read(row => new InterfaceGroup(row.Id<NetworkInterface>(), row.Id<SecurityGroup>()));

    public static Table<ElasticIp> ElasticIps { get; } =
        new TableBuilder<ElasticIp>("addresses", "an Elastic IP address")
            .Id("allocation_id", row => row.Id)
            .Scope(row => row.Scope)
            .Value("public_address", row => row.PublicAddress)
            .OptionalId("network_interface_id", row => row.Interface)
            .OptionalValue("private_address", row => row.PrivateAddress)
            .Key("allocation_id")
            .Read(row => new ElasticIp(
                row.Id<ElasticIp>(),
                row.Scope(),
                row.Address(),
                row.OptionalId<NetworkInterface>(),
                row.OptionalAddress()));
}
