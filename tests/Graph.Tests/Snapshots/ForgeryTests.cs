using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

/// <summary>Files that SQLite reads without complaint but that Graph did not write.</summary>
public sealed class ForgeryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public ForgeryTests()
    {
        _path = _folder["a"];
        var vpc = new Id<Vpc>("vpc-1");
        SnapshotFiles.Write(
            _path,
            [
                new Vpc(vpc, default, "available", false, null),
                new VpcCidrBlock(vpc, Cidr.Parse("10.0.0.0/16"), "associated"),
                new VpcCidrBlock(vpc, Cidr.Parse("2001:db8::/56"), "associated"),
                new Route(new Id<RouteTable>("rtb-1"), 0, Cidr.AllIPv4, null, RouteTarget.Local, "CreateRoute", "active"),
                new NatGatewayAddress(new Id<NatGateway>("nat-1"), 0, null, null, null, null, null, true, null),
                new DhcpOptions(new Id<DhcpOptions>("dopt-1"), default, ["AmazonProvidedDNS"]),
                new SecurityGroupRule(
                    "sgr-1",
                    new Id<SecurityGroup>("sg-1"),
                    false,
                    IpProtocol.Tcp,
                    22,
                    22,
                    new SecurityGroupPeer.Block(Cidr.AllIPv4),
                    null),
                new NetworkAclEntry(
                    new Id<NetworkAcl>("acl-1"), false, 100, Cidr.AllIPv4, IpProtocol.Tcp, PortRange.Single(80), null, null, true),
                new Tag("vpc-1", "Name", "x"),
            ],
            [new CoverageRow(default, ApiCall.DescribeVpcs, null, CoverageOutcome.Ok, 1, null, null, null)],
            [SnapshotFiles.Document("vpcs", "vpc-1")]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("CREATE TABLE extra (a INTEGER) STRICT", "`extra`")]
    [InlineData("ALTER TABLE vpcs ADD COLUMN extra TEXT", "`vpcs`")]
    [InlineData("CREATE INDEX extra ON tags (value)", "`extra`")]
    [InlineData("CREATE TRIGGER extra AFTER INSERT ON tags BEGIN SELECT 1; END", "`extra`")]
    [InlineData("CREATE VIEW extra AS SELECT 1", "`extra`")]
    [InlineData("DROP TABLE subnets", "`subnets`")]
    [InlineData("DROP INDEX targets_key", "`targets_key`")]
    [InlineData("DROP VIEW open_to_world", "`open_to_world`")]
    [InlineData("UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'coverage'", "`coverage`")]
    [InlineData("UPDATE sqlite_schema SET sql = replace(sql, 'ip.public_address IS', 'ip.address IS') WHERE name = 'public_addresses'",
        "`public_addresses`")]
    public void Another_schema_is_refused_by_the_name_of_the_difference(string statement, string named)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains(named, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_in_the_place_of_a_table_is_refused()
    {
        ForgedFiles.Change(
            _path,
            "DROP VIEW subnets_without_flow_logs",
            "ALTER TABLE flow_logs RENAME TO hidden",
            "CREATE VIEW flow_logs AS SELECT * FROM hidden");

        Assert.Contains("in its schema", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE vpc_cidr_blocks SET cidr_block = '10.0.0.0/33' WHERE cidr_block LIKE '10%'", "`cidr_block`")]
    [InlineData("UPDATE vpc_cidr_blocks SET cidr_block = '10.0.0.1/16' WHERE cidr_block LIKE '10%'", "`cidr_block`")]
    [InlineData("UPDATE vpc_cidr_blocks SET cidr_block = '2001:DB8::/56' WHERE cidr_block LIKE '2%'", "`cidr_block`")]
    [InlineData("UPDATE vpc_cidr_blocks SET cidr_block = hex(zeroblob(500)) WHERE cidr_block LIKE '2%'", "`cidr_block`")]
    [InlineData("UPDATE vpcs SET state = CAST(x'ff' AS TEXT)", "`state`")]
    [InlineData("UPDATE vpcs SET vpc_id = ''", "`vpc_id`")]
    [InlineData("UPDATE vpcs SET region = ''", "`region`")]
    [InlineData("UPDATE dhcp_options SET domain_name_servers = '[1]'", "`domain_name_servers`")]
    [InlineData("UPDATE dhcp_options SET domain_name_servers = '[ \"a\"]'", "`domain_name_servers`")]
    [InlineData("UPDATE dhcp_options SET domain_name_servers = '[\"\\ud800\"]'", "`domain_name_servers`")]
    [InlineData("UPDATE dhcp_options SET domain_name_servers = '[[[[[['", "`domain_name_servers`")]
    [InlineData("UPDATE nat_gateway_addresses SET position = 1000000000000", "`position`")]
    public void A_value_that_no_writer_writes_is_refused_by_its_column(string statement, string named)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains(named, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE routes SET target_kind = 'teleporter'", "`target_kind`")]
    [InlineData("UPDATE routes SET destination_cidr_block = NULL", "exactly one destination")]
    [InlineData("UPDATE routes SET destination_prefix_list_id = 'pl-1'", "exactly one destination")]
    [InlineData("UPDATE security_group_rules SET peer_cidr = NULL", "exactly one peer")]
    [InlineData("UPDATE security_group_rules SET peer_group = 'sg-2'", "exactly one peer")]
    [InlineData("UPDATE network_acl_entries SET from_port = NULL", "half a port range")]
    [InlineData("UPDATE network_acl_entries SET from_port = 90", "`to_port`")]
    [InlineData("UPDATE coverage SET outcome = 'fine'", "`outcome`")]
    [InlineData("UPDATE vpcs SET is_default = 2", "`is_default`")]
    public void A_value_against_the_check_of_its_table_is_refused(string statement, string named)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains(named, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        ForgedFiles.ChangeUnder(_path, "coverage", "\n) STRICT", "\n)", "UPDATE coverage SET item_count = 'many'");

        Assert.Contains("quick_check", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_where_there_must_be_none_is_refused()
    {
        ForgedFiles.ChangeUnder(
            _path, "coverage", "api_call TEXT NOT NULL", "api_call TEXT", "UPDATE coverage SET api_call = NULL");

        Assert.Contains("quick_check", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM tags")]
    [InlineData("UPDATE tags SET value = 'y'")]
    [InlineData("INSERT INTO tags VALUES ('vpc-2', 'Name', 'y')")]
    [InlineData("UPDATE coverage SET item_count = 2")]
    [InlineData("DELETE FROM coverage")]
    [InlineData("UPDATE snapshot SET taken_at = '2026-02-01T00:00:00Z'")]
    [InlineData("UPDATE snapshot SET content_digest = 'sha256:00'")]
    [InlineData("UPDATE snapshot SET snapshot_digest = 'sha256:00'")]
    public void A_change_that_keeps_everything_well_formed_is_refused_by_its_digest(string statement)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains("digest", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_document_is_refused_when_it_is_read_and_found_by_verifying()
    {
        ForgedFiles.Change(_path, "UPDATE documents SET body = CAST('{ }' AS BLOB)");

        using var snapshot = Snapshot.Open(_path);
        Assert.Throws<SnapshotException>(() => snapshot.ReadDocument("vpcs", "vpc-1"));
        Assert.Throws<SnapshotException>(() => snapshot.Documents().Count());
        Assert.False(snapshot.VerifyDigests());
    }

    [Fact]
    public void A_removed_document_is_found_by_verifying()
    {
        ForgedFiles.Change(_path, "DELETE FROM documents");

        using var snapshot = Snapshot.Open(_path);
        Assert.False(snapshot.VerifyDigests());
    }

    [Theory]
    [InlineData("DELETE FROM snapshot")]
    [InlineData("INSERT INTO snapshot SELECT 2, tool, taken_at, taken_by, content_digest, coverage_digest, documents_digest, "
        + "snapshot_digest FROM snapshot")]
    [InlineData("UPDATE snapshot SET tool = ''")]
    [InlineData("UPDATE snapshot SET tool = CAST(x'c3' AS TEXT)")]
    [InlineData("UPDATE snapshot SET taken_at = 'yesterday'")]
    public void A_snapshot_without_exactly_one_good_row_of_itself_is_refused(string statement)
    {
        ForgedFiles.Change(_path, statement);

        Refusal();
    }

    [Theory]
    [InlineData("UPDATE tags SET value = CAST(zeroblob(70000000) AS TEXT)")]
    [InlineData("UPDATE vpc_cidr_blocks SET state = CAST(zeroblob(70000000) AS TEXT)")]
    public void A_huge_cell_is_refused(string statement)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains("64 MiB", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_document_does_not_keep_the_rows_from_being_read()
    {
        ForgedFiles.Change(_path, "UPDATE documents SET body = zeroblob(70000000)");

        var error = Assert.Throws<SnapshotException>(() =>
        {
            using var snapshot = Snapshot.Open(_path);
            snapshot.ReadEstate();
            snapshot.ReadDocument("vpcs", "vpc-1");
        });
        Assert.Contains("64 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA journal_mode = WAL", "another program")]
    [InlineData("PRAGMA application_id = 7", "not a Graph snapshot")]
    [InlineData("PRAGMA user_version = 2", "made by a newer graph: format 2; this graph reads up to 1")]
    [InlineData("PRAGMA user_version = 0", "run `graph upgrade`")]
    public void Another_kind_of_file_is_refused_with_its_reason(string statement, string reason)
    {
        ForgedFiles.Change(_path, statement);

        Assert.Contains(reason, Refusal(), StringComparison.Ordinal);
    }

    private string Refusal()
    {
        var error = Assert.Throws<SnapshotException>(() =>
        {
            using var snapshot = Snapshot.Open(_path);
            snapshot.ReadEstate();
        });
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
