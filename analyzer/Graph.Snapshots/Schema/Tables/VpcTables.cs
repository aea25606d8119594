using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class VpcTables
{
    public static Table<Vpc> Vpcs { get; } = new TableBuilder<Vpc>("vpcs", "a VPC")
        .Id("vpc_id", row => row.Id)
        .Scope(row => row.Scope)
        .Text("state", row => row.State)
        .Flag("is_default", row => row.IsDefault)
        .OptionalText("internet_gateway_block_mode", row => row.InternetGatewayBlockMode)
        .Key("vpc_id")
        .Read(row => new Vpc(row.Id<Vpc>(), row.Scope(), row.Text(), row.Flag(), row.OptionalText()));

    public static Table<VpcCidrBlock> VpcCidrBlocks { get; } =
        new TableBuilder<VpcCidrBlock>("vpc_cidr_blocks", "one IPv4 or IPv6 block of a VPC")
            .Id("vpc_id", row => row.Vpc)
            .Value("cidr_block", row => row.Block)
            .Text("state", row => row.State)
            .Key("vpc_id", "cidr_block")
            .Read(row => new VpcCidrBlock(row.Id<Vpc>(), row.Cidr(), row.Text()));

    public static Table<Subnet> Subnets { get; } = new TableBuilder<Subnet>("subnets", "a subnet")
        .Id("subnet_id", row => row.Id)
        .Scope(row => row.Scope)
        .Id("vpc_id", row => row.Vpc)
        .Text("state", row => row.State)
        .OptionalText("availability_zone", row => row.AvailabilityZone)
        .OptionalText("availability_zone_id", row => row.AvailabilityZoneId)
        .Flag("map_public_ip_on_launch", row => row.MapPublicIpOnLaunch)
        .Flag("assign_ipv6_address_on_creation", row => row.AssignIpv6AddressOnCreation)
        .OptionalText("internet_gateway_block_mode", row => row.InternetGatewayBlockMode)
        .Key("subnet_id")
        .Read(row => new Subnet(
            row.Id<Subnet>(),
            row.Scope(),
            row.Id<Vpc>(),
            row.Text(),
            row.OptionalText(),
            row.OptionalText(),
            row.Flag(),
            row.Flag(),
            row.OptionalText()));

    public static Table<SubnetCidrBlock> SubnetCidrBlocks { get; } =
        new TableBuilder<SubnetCidrBlock>("subnet_cidr_blocks", "the IPv4 block or one IPv6 block of a subnet")
            .Id("subnet_id", row => row.Subnet)
            .Value("cidr_block", row => row.Block)
            .Text("state", row => row.State)
            .Key("subnet_id", "cidr_block")
            .Read(row => new SubnetCidrBlock(row.Id<Subnet>(), row.Cidr(), row.Text()));

    public static Table<DhcpOptions> DhcpOptions { get; } =
        new TableBuilder<DhcpOptions>("dhcp_options", "a DHCP options set")
            .Id("dhcp_options_id", row => row.Id)
            .Scope(row => row.Scope)
            .List("domain_name_servers", row => row.DomainNameServers, item => item)
            .Key("dhcp_options_id")
            .Read(row => new DhcpOptions(row.Id<DhcpOptions>(), row.Scope(), row.Texts()));

    public static Table<FlowLog> FlowLogs { get; } = new TableBuilder<FlowLog>("flow_logs", "a flow log")
        .Id("flow_log_id", row => row.Id)
        .Scope(row => row.Scope)
        .Text("resource_id", row => row.LoggedResource)
        .OptionalText("traffic_type", row => row.TrafficType)
        .OptionalText("status", row => row.Status)
        .OptionalText("deliver_logs_status", row => row.DeliverStatus)
        .OptionalText("log_destination_type", row => row.DestinationType)
        .OptionalText("log_destination", row => row.Destination)
        .Key("flow_log_id")
        .Read(row => new FlowLog(
            row.Id<FlowLog>(),
            row.Scope(),
            row.Text(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText(),
            row.OptionalText()));
}
