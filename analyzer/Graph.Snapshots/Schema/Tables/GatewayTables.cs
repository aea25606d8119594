using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class GatewayTables
{
    public static Table<InternetGateway> InternetGateways { get; } =
        new TableBuilder<InternetGateway>("internet_gateways", "an internet gateway and its attachment")
            .Id("internet_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("attachment_state", row => row.AttachmentState)
            .Key("internet_gateway_id")
            .Read(row => new InternetGateway(
                row.Id<InternetGateway>(), row.Scope(), row.OptionalId<Vpc>(), row.OptionalText()));

    public static Table<EgressOnlyInternetGateway> EgressOnlyInternetGateways { get; } =
        new TableBuilder<EgressOnlyInternetGateway>(
                "egress_only_internet_gateways", "an egress-only internet gateway and its attachment")
            .Id("egress_only_internet_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("attachment_state", row => row.AttachmentState)
            .Key("egress_only_internet_gateway_id")
            .Read(row => new EgressOnlyInternetGateway(
                row.Id<EgressOnlyInternetGateway>(), row.Scope(), row.OptionalId<Vpc>(), row.OptionalText()));

    public static Table<CarrierGateway> CarrierGateways { get; } =
        new TableBuilder<CarrierGateway>("carrier_gateways", "a carrier gateway of a Wavelength zone")
            .Id("carrier_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .OptionalId("vpc_id", row => row.Vpc)
            .Text("state", row => row.State)
            .Key("carrier_gateway_id")
            .Read(row => new CarrierGateway(row.Id<CarrierGateway>(), row.Scope(), row.OptionalId<Vpc>(), row.Text()));

    public static Table<LocalGateway> LocalGateways { get; } =
        new TableBuilder<LocalGateway>("local_gateways", "a local gateway of an Outpost")
            .Id("local_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .Key("local_gateway_id")
            .Read(row => new LocalGateway(row.Id<LocalGateway>(), row.Scope(), row.Text()));

    public static Table<NatGateway> NatGateways { get; } = new TableBuilder<NatGateway>("nat_gateways", "a NAT gateway")
        .Id("nat_gateway_id", row => row.Id)
        .Scope(row => row.Scope)
        .Id("vpc_id", row => row.Vpc)
        .OptionalId("subnet_id", row => row.Subnet)
        .Text("connectivity_type", row => row.ConnectivityType)
        .Text("availability_mode", row => row.AvailabilityMode)
        .Text("state", row => row.State)
        .Key("nat_gateway_id")
        .Read(row => new NatGateway(
            row.Id<NatGateway>(),
            row.Scope(),
            row.Id<Vpc>(),
            row.OptionalId<Subnet>(),
            row.Text(),
            row.Text(),
            row.Text()));

    public static Table<NatGatewayAddress> NatGatewayAddresses { get; } =
        new TableBuilder<NatGatewayAddress>(
                "nat_gateway_addresses", "one address of a NAT gateway; position is its place in the answer, from 0")
            .Id("nat_gateway_id", row => row.NatGateway)
            .Integer("position", row => row.Index)
            .OptionalValue("private_address", row => row.PrivateAddress)
            .OptionalValue("public_address", row => row.PublicAddress)
            .OptionalId("network_interface_id", row => row.Interface)
            .OptionalText("allocation_id", row => row.AllocationId)
            .OptionalText("availability_zone", row => row.AvailabilityZone)
            .OptionalFlag("is_primary", row => row.IsPrimary)
            .OptionalText("status", row => row.Status)
            .Key("nat_gateway_id", "position")
            .Read(row => new NatGatewayAddress(
                row.Id<NatGateway>(),
                row.Int32(),
                row.OptionalAddress(),
                row.OptionalAddress(),
                row.OptionalId<NetworkInterface>(),
                row.OptionalText(),
                row.OptionalText(),
                row.OptionalFlag(),
                row.OptionalText()));
}
