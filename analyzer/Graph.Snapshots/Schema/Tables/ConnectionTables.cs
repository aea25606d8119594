using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

/// <summary>VPC peerings, virtual private gateways, VPNs and VPC endpoints.</summary>
internal static class ConnectionTables
{
    public static Table<VpcPeeringConnection> VpcPeeringConnections { get; } =
        new TableBuilder<VpcPeeringConnection>("vpc_peering_connections", "a VPC peering connection")
            .Id("vpc_peering_connection_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("status", row => row.Status)
            .OptionalId("requester_vpc_id", row => row.RequesterVpc)
            .Scope(row => row.RequesterScope, "requester_")
            .OptionalId("accepter_vpc_id", row => row.AccepterVpc)
            .Scope(row => row.AccepterScope, "accepter_")
            .Key("vpc_peering_connection_id")
            .Read(row => new VpcPeeringConnection(
                row.Id<VpcPeeringConnection>(),
                row.Scope(),
                row.Text(),
                row.OptionalId<Vpc>(),
                row.Scope(),
                row.OptionalId<Vpc>(),
                row.Scope()));

    public static Table<VpcPeeringCidrBlock> VpcPeeringCidrBlocks { get; } =
        new TableBuilder<VpcPeeringCidrBlock>("vpc_peering_cidr_blocks", "a block of one side's VPC as the peering tells it")
            .Id("vpc_peering_connection_id", row => row.Peering)
            .Flag("is_accepter", row => row.IsAccepter)
            .Value("cidr_block", row => row.Block)
            .Key("vpc_peering_connection_id", "is_accepter", "cidr_block")
            .Read(row => new VpcPeeringCidrBlock(row.Id<VpcPeeringConnection>(), row.Flag(), row.Cidr()));

    public static Table<VpnGateway> VpnGateways { get; } =
        new TableBuilder<VpnGateway>("vpn_gateways", "a virtual private gateway and its attachment")
            .Id("vpn_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("attachment_state", row => row.AttachmentState)
            .Key("vpn_gateway_id")
            .Read(row => new VpnGateway(
                row.Id<VpnGateway>(), row.Scope(), row.Text(), row.OptionalId<Vpc>(), row.OptionalText()));

    public static Table<VpnConnection> VpnConnections { get; } =
        new TableBuilder<VpnConnection>("vpn_connections", "a site-to-site VPN connection")
            .Id("vpn_connection_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .OptionalId("vpn_gateway_id", row => row.VpnGateway)
            .OptionalId("transit_gateway_id", row => row.TransitGateway)
            .OptionalId("customer_gateway_id", row => row.CustomerGateway)
            .Flag("static_routes_only", row => row.StaticRoutesOnly)
            .Key("vpn_connection_id")
            .Read(row => new VpnConnection(
                row.Id<VpnConnection>(),
                row.Scope(),
                row.Text(),
                row.OptionalId<VpnGateway>(),
                row.OptionalId<TransitGateway>(),
                row.OptionalId<CustomerGateway>(),
                row.Flag()));

    public static Table<VpnConnectionRoute> VpnConnectionRoutes { get; } =
        new TableBuilder<VpnConnectionRoute>("vpn_connection_routes", "a static route of a VPN connection")
            .Id("vpn_connection_id", row => row.VpnConnection)
            .Value("destination_cidr_block", row => row.Destination)
            .Text("state", row => row.State)
            .Key("vpn_connection_id", "destination_cidr_block")
            .Read(row => new VpnConnectionRoute(row.Id<VpnConnection>(), row.Cidr(), row.Text()));

    public static Table<CustomerGateway> CustomerGateways { get; } =
        new TableBuilder<CustomerGateway>("customer_gateways", "a customer gateway: the far end of a VPN")
            .Id("customer_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .OptionalText("address", row => row.Address)
            .Key("customer_gateway_id")
            .Read(row => new CustomerGateway(row.Id<CustomerGateway>(), row.Scope(), row.Text(), row.OptionalText()));

    public static Table<VpcEndpoint> VpcEndpoints { get; } =
        new TableBuilder<VpcEndpoint>("vpc_endpoints", "a VPC endpoint of any type")
            .Id("vpc_endpoint_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("vpc_id", row => row.Vpc)
            .Text("vpc_endpoint_type", row => row.Type)
            .Text("service_name", row => row.ServiceName)
            .Text("state", row => row.State)
            .Ids("network_interface_ids", row => row.Interfaces)
            .Ids("subnet_ids", row => row.Subnets)
            .Ids("route_table_ids", row => row.RouteTables)
            .Flag("private_dns_enabled", row => row.PrivateDnsEnabled)
            .OptionalText("policy_document", row => row.PolicyDocument)
            .Key("vpc_endpoint_id")
            .Read(row => new VpcEndpoint(
                row.Id<VpcEndpoint>(),
                row.Scope(),
                row.Id<Vpc>(),
                row.Text(),
                row.Text(),
                row.Text(),
                row.Ids<NetworkInterface>(),
                row.Ids<Subnet>(),
                row.Ids<RouteTable>(),
                row.Flag(),
                row.OptionalText()));

    public static Table<VpcEndpointService> VpcEndpointServices { get; } =
        new TableBuilder<VpcEndpointService>("vpc_endpoint_services", "an endpoint service")
            .Id("service_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("service_name", row => row.ServiceName)
            .OptionalText("service_type", row => row.ServiceType)
            .OptionalText("owner", row => row.Owner)
            .List("availability_zones", row => row.AvailabilityZones, item => item)
            .Ids("load_balancer_arns", row => row.LoadBalancers)
            .Key("service_id")
            .Read(row => new VpcEndpointService(
                row.Id<VpcEndpointService>(),
                row.Scope(),
                row.Text(),
                row.OptionalText(),
                row.OptionalText(),
                row.Texts(),
                row.Ids<LoadBalancer>()));
}
