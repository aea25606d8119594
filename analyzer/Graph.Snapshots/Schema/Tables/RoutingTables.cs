using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class RoutingTables
{
    private static readonly Words<RouteTargetKind> TargetKinds = new(
        (RouteTargetKind.Local, "local"),
        (RouteTargetKind.InternetGateway, "internet-gateway"),
        (RouteTargetKind.VpnGateway, "vpn-gateway"),
        (RouteTargetKind.VpcEndpoint, "vpc-endpoint"),
        (RouteTargetKind.NatGateway, "nat-gateway"),
        (RouteTargetKind.Instance, "instance"),
        (RouteTargetKind.NetworkInterface, "network-interface"),
        (RouteTargetKind.TransitGateway, "transit-gateway"),
        (RouteTargetKind.VpcPeeringConnection, "vpc-peering-connection"),
        (RouteTargetKind.EgressOnlyInternetGateway, "egress-only-internet-gateway"),
        (RouteTargetKind.CarrierGateway, "carrier-gateway"),
        (RouteTargetKind.LocalGateway, "local-gateway"),
        (RouteTargetKind.CoreNetwork, "core-network"),
        (RouteTargetKind.OdbNetwork, "odb-network"),
        (RouteTargetKind.Unrecognized, "unrecognized"));

    public static Table<RouteTable> RouteTables { get; } =
        new TableBuilder<RouteTable>("route_tables", "a route table of a VPC")
            .Id("route_table_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("vpc_id", row => row.Vpc)
            .Key("route_table_id")
            .Read(row => new RouteTable(row.Id<RouteTable>(), row.Scope(), row.Id<Vpc>()));

    public static Table<RouteTableAssociation> RouteTableAssociations { get; } =
        new TableBuilder<RouteTableAssociation>(
                "route_table_associations", "who uses a route table: a subnet, a gateway, or, as main, the rest of the VPC")
            .Text("association_id", row => row.AssociationId)
            .Id("route_table_id", row => row.RouteTable)
            .OptionalId("subnet_id", row => row.Subnet)
            .OptionalText("gateway_id", row => row.Gateway)
            .Flag("is_main", row => row.IsMain)
            .OptionalText("state", row => row.State)
            .Key("association_id")
            .Read(row => new RouteTableAssociation(
                row.Text(),
                row.Id<RouteTable>(),
                row.OptionalId<Subnet>(),
                row.OptionalText(),
                row.Flag(),
                row.OptionalText()));

    public static Table<Route> Routes { get; } =
        new TableBuilder<Route>("routes", "one route of a route table; position is its place in the input, from 0")
            .Id("route_table_id", row => row.RouteTable)
            .Integer("position", row => row.Index)
            .OptionalValue("destination_cidr_block", row => row.Destination)
            .OptionalId("destination_prefix_list_id", row => row.DestinationPrefixList)
            .Word("target_kind", TargetKinds, row => row.Target.Kind)
            .Text("target_id", row => row.Target.Id)
            .Text("origin", row => row.Origin)
            .Text("state", row => row.State)
            .Check("(destination_cidr_block IS NULL) <> (destination_prefix_list_id IS NULL)")
            .Key("route_table_id", "position")
            .Read(row => new Route(
                row.Id<RouteTable>(),
                row.Int32(),
                row.OptionalCidr(),
                row.OptionalId<ManagedPrefixList>(),
                new RouteTarget(row.Word(TargetKinds), row.Text()),
                row.Text(),
                row.Text()));

    public static Table<ManagedPrefixList> ManagedPrefixLists { get; } =
        new TableBuilder<ManagedPrefixList>("managed_prefix_lists", "a prefix list, AWS's or a customer's")
            .Id("prefix_list_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("prefix_list_name", row => row.Name)
            .OptionalText("address_family", row => row.AddressFamily)
            .OptionalText("state", row => row.State)
            .Key("prefix_list_id")
            .Read(row => new ManagedPrefixList(
                row.Id<ManagedPrefixList>(), row.Scope(), row.Text(), row.OptionalText(), row.OptionalText()));

    public static Table<PrefixListEntry> PrefixListEntries { get; } =
        new TableBuilder<PrefixListEntry>("prefix_list_entries", "one entry of a prefix list")
            .Id("prefix_list_id", row => row.PrefixList)
            .Value("cidr_block", row => row.Block)
            .OptionalText("description", row => row.Description)
            .Key("prefix_list_id", "cidr_block")
            .Read(row => new PrefixListEntry(row.Id<ManagedPrefixList>(), row.Cidr(), row.OptionalText()));
}
