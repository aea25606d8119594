using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Graph.Tests.Snapshots;

/// <summary>The views as somebody sees them who opens the file with another program.</summary>
public sealed class ViewTests : IDisposable
{
    private static readonly Id<Vpc> VpcId = new("vpc-1");
    private static readonly Id<SecurityGroup> Group = new("sg-1");
    private static readonly Id<NetworkInterface> Interface = new("eni-1");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_to_world_lists_ingress_rules_from_everywhere_with_the_number_of_interfaces()
    {
        var rows = Select(
            "SELECT rule_id, group_name, vpc_id, from_port, peer_cidr, interfaces FROM open_to_world",
            new SecurityGroup(Group, default, VpcId, "web", null),
            new InterfaceGroup(Interface, Group),
            new InterfaceGroup(new Id<NetworkInterface>("eni-2"), Group),
            Rule("sgr-4", Cidr.AllIPv4),
            Rule("sgr-6", Cidr.AllIPv6),
            Rule("sgr-egress", Cidr.AllIPv4) with { IsEgress = true },
            Rule("sgr-narrow", Cidr.Parse("10.0.0.0/8")),
            Rule("sgr-orphan", Cidr.AllIPv4) with { Group = new Id<SecurityGroup>("sg-absent") });

        Assert.Equal(
            ["sgr-orphan|||22|0.0.0.0/0|0", "sgr-4|web|vpc-1|22|0.0.0.0/0|2", "sgr-6|web|vpc-1|22|::/0|2"], rows);
    }

    [Fact]
    public void Public_addresses_lists_mapped_and_IPv6_addresses()
    {
        var rows = Select(
            "SELECT public_address, interface_address, instance_id, subnet_id, vpc_id FROM public_addresses",
            new NetworkInterface(
                Interface, default, new Id<Subnet>("subnet-1"), VpcId, null, "interface", null, "in-use", null, false, true, false, null,
                null, new Id<Instance>("i-1"), 0),
            new InterfaceAddress(Interface, Address.Parse("10.0.0.1"), true, Address.Parse("54.0.0.1"), null),
            new InterfaceAddress(Interface, Address.Parse("10.0.0.2"), false, null, null),
            new InterfaceAddress(Interface, Address.Parse("2001:db8::1"), false, null, null));

        Assert.Equal(
            ["54.0.0.1|10.0.0.1|i-1|subnet-1|vpc-1", "2001:db8::1|2001:db8::1|i-1|subnet-1|vpc-1"], rows);
    }

    [Fact]
    public void Subnets_without_flow_logs_counts_active_logs_of_the_subnet_and_of_its_vpc()
    {
        var rows = Select(
            "SELECT subnet_id FROM subnets_without_flow_logs",
            Subnet("subnet-own", "vpc-1"),
            Subnet("subnet-none", "vpc-1"),
            Subnet("subnet-inactive", "vpc-1"),
            Subnet("subnet-by-vpc", "vpc-2"),
            Log("fl-1", "subnet-own", "ACTIVE"),
            Log("fl-2", "subnet-inactive", "INACTIVE"),
            Log("fl-3", "vpc-2", "ACTIVE"));

        Assert.Equal(["subnet-inactive", "subnet-none"], rows);
    }

    private static SecurityGroupRule Rule(string id, Cidr peer) =>
        new(id, Group, false, IpProtocol.Tcp, 22, 22, new SecurityGroupPeer.Block(peer), null);

    private static Subnet Subnet(string id, string vpc) =>
        new(new Id<Subnet>(id), default, new Id<Vpc>(vpc), "available", null, null, false, false, null);

    private static FlowLog Log(string id, string resource, string status) =>
        new(new Id<FlowLog>(id), default, resource, "ALL", status, null, null, null);

    private List<string> Select(string sql, params IReadOnlyList<object> rows)
    {
        SnapshotFiles.Write(_folder["a"], rows);
        using var connection = new SqliteConnection($"Data Source={_folder["a"]};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return found;
    }
}
