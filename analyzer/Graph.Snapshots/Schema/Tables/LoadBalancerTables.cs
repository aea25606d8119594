using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class LoadBalancerTables
{
    public static Table<LoadBalancer> LoadBalancers { get; } =
        new TableBuilder<LoadBalancer>("load_balancers", "an application, network or gateway load balancer")
            .Id("load_balancer_arn", row => row.Id)
            .Scope(row => row.Scope)
            .Text("load_balancer_name", row => row.Name)
            .Text("type", row => row.Type)
            .OptionalText("scheme", row => row.Scheme)
            .Id("vpc_id", row => row.Vpc)
            .Text("state", row => row.State)
            .OptionalText("ip_address_type", row => row.IpAddressType)
            .OptionalText("dns_name", row => row.DnsName)
            .Ids("security_group_ids", row => row.SecurityGroups)
            .OptionalText("enforce_inbound_rules_on_private_link", row => row.EnforceInboundRulesOnPrivateLink)
            .Key("load_balancer_arn")
            .Read(row => new LoadBalancer(
                row.Id<LoadBalancer>(),
                row.Scope(),
                row.Text(),
                row.Text(),
                row.OptionalText(),
                row.Id<Vpc>(),
                row.Text(),
                row.OptionalText(),
                row.OptionalText(),
                row.Ids<SecurityGroup>(),
                row.OptionalText()));

    public static Table<LoadBalancerZone> Zones { get; } =
        new TableBuilder<LoadBalancerZone>(
                "load_balancer_zones", "a zone that a load balancer is enabled in, by its subnet there")
            .Id("load_balancer_arn", row => row.LoadBalancer)
            .Id("subnet_id", row => row.Subnet)
            .OptionalText("zone_name", row => row.ZoneName)
            .Key("load_balancer_arn", "subnet_id")
            .Read(row => new LoadBalancerZone(row.Id<LoadBalancer>(), row.Id<Subnet>(), row.OptionalText()));

    public static Table<LoadBalancerAddress> Addresses { get; } =
        new TableBuilder<LoadBalancerAddress>(
                "load_balancer_addresses", "an address that a load balancer shows for a zone")
            .Id("load_balancer_arn", row => row.LoadBalancer)
            .Id("subnet_id", row => row.Subnet)
            .Value("address", row => row.Address)
            .OptionalText("allocation_id", row => row.AllocationId)
            .Key("load_balancer_arn", "subnet_id", "address")
            .Read(row => new LoadBalancerAddress(
                row.Id<LoadBalancer>(), row.Id<Subnet>(), row.Address(), row.OptionalText()));

    public static Table<LoadBalancerAttribute> Attributes { get; } =
        new TableBuilder<LoadBalancerAttribute>("load_balancer_attributes", "one attribute of a load balancer")
            .Id("load_balancer_arn", row => row.LoadBalancer)
            .Text("key", row => row.Key)
            .Text("value", row => row.Value)
            .Key("load_balancer_arn", "key")
            .Read(row => new LoadBalancerAttribute(row.Id<LoadBalancer>(), row.Text(), row.Text()));

    public static Table<ClassicLoadBalancer> ClassicLoadBalancers { get; } =
        new TableBuilder<ClassicLoadBalancer>("classic_load_balancers", "a classic load balancer")
            .Id("load_balancer_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("load_balancer_name", row => row.Name)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("scheme", row => row.Scheme)
            .OptionalText("dns_name", row => row.DnsName)
            .Ids("security_group_ids", row => row.SecurityGroups)
            .Ids("subnet_ids", row => row.Subnets)
            .Ids("instance_ids", row => row.Instances)
            .OptionalFlag("cross_zone", row => row.CrossZone)
            .Key("load_balancer_id")
            .Read(row => new ClassicLoadBalancer(
                row.Id<ClassicLoadBalancer>(),
                row.Scope(),
                row.Text(),
                row.OptionalId<Vpc>(),
                row.OptionalText(),
                row.OptionalText(),
                row.Ids<SecurityGroup>(),
                row.Ids<Subnet>(),
                row.Ids<Instance>(),
                row.OptionalFlag()));

    public static Table<ClassicListener> ClassicListeners { get; } =
        new TableBuilder<ClassicListener>("classic_listeners", "a listener of a classic load balancer")
            .Id("load_balancer_id", row => row.LoadBalancer)
            .Integer("port", row => row.Port)
            .Text("protocol", row => row.Protocol)
            .Integer("instance_port", row => row.InstancePort)
            .OptionalText("instance_protocol", row => row.InstanceProtocol)
            .Key("load_balancer_id", "port")
            .Read(row => new ClassicListener(
                row.Id<ClassicLoadBalancer>(), row.Int32(), row.Text(), row.Int32(), row.OptionalText()));
}
