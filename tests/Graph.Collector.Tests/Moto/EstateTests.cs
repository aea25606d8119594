using Graph.Collector.Tests.Running;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>What was made in moto is what the snapshot has.</summary>
[Collection("moto")]
public sealed class EstateTests(MotoEstate estate)
{
    [Fact]
    public void Every_resource_is_there_in_its_account_and_region()
    {
        _ = estate.Server;
        using var snapshot = Snapshot.Open(estate.SnapshotPath);
        var found = snapshot.Documents()
            .SelectMany(document => new[]
            {
                (document.Scope, Kind: document.Kind, Id: document.ResourceId),
                // A companion is stored behind its owner's id.
                (document.Scope, Kind: document.Kind, Id: document.ResourceId.Split(' ')[^1]),
            })
            .ToHashSet();
        foreach (var (account, region, kind, id) in estate.Made.Where(made => made.Kind is not "databases"))
            Assert.Contains((new Scope(account, region), kind, id), found);
        foreach (var (account, region, _, name) in estate.Made.Where(made => made.Kind == "databases"))
        {
            var scope = new Scope(account, region);
            var kinds = found
                .Where(item => item.Scope == scope && item.Id.EndsWith(name, StringComparison.Ordinal))
                .Select(item => item.Kind)
                .ToList();
            Assert.Contains("db_instances", kinds);
            Assert.Contains("redshift_clusters", kinds);
            Assert.Contains("classic_load_balancers", kinds);
        }
    }

    [Theory]
    [InlineData("own-eu-west-1")]
    [InlineData("own-us-east-1")]
    [InlineData("other-eu-west-1")]
    [InlineData("other-us-east-1")]
    public void Rules_tags_and_blocks_are_as_they_were_made(string label)
    {
        var rows = Read();
        var vpc = new Id<Vpc>(Assert.Single(
            rows.Rows<Tag>(),
            tag => tag.Key == "Name" && tag.Value == label && tag.ResourceId.StartsWith("vpc-", StringComparison.Ordinal)).ResourceId);
        Assert.Contains(new Tag(vpc.Value, "tier", "persistent <b>&\u00fc"), rows.Rows<Tag>());
        Assert.Equal(
            ["10.20.0.0/16", "10.21.0.0/16"],
            rows.Rows<VpcCidrBlock>()
                .Where(block => block.Vpc == vpc)
                .Select(block => block.Block.ToString())
                .Order(StringComparer.Ordinal));
        var groups = rows.Rows<SecurityGroup>().Where(group => group.Vpc == vpc).ToDictionary(group => group.Name, group => group.Id);
        var (web, db) = (groups[$"{label}-web"], groups[$"{label}-db"]);
        var ingress = rows.Rows<SecurityGroupRule>()
            .Where(rule => !rule.IsEgress && (rule.Group == web || rule.Group == db))
            .Select(rule => $"{(rule.Group == web ? "web" : "db")} {rule.Protocol} {rule.FromPort}-{rule.ToPort} {PeerOf(rule, web)}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "db icmp 8--1 10.0.0.0/8", "db tcp 5432-5432 web", "web tcp 22-22 list", "web tcp 443-443 0.0.0.0/0",
                "web tcp 443-443 ::/0",
            ],
            ingress);
    }

    [Fact]
    public void Answers_about_single_ids_are_there_for_each()
    {
        var rows = Read();
        Assert.Equal(4, rows.Rows<Route>().Count(route => route.Target.Kind == RouteTargetKind.EgressOnlyInternetGateway));
        Assert.Equal(4, rows.Rows<TransitGatewayRoute>().Count(route => route.Destination.ToString() == "10.99.0.0/16"));
        Assert.Equal(4, rows.Rows<PrefixListEntry>().Count(entry => entry.Description == "office"));
        Assert.Equal(4, rows.Rows<Target>().Count(target => target.TargetId.StartsWith("i-", StringComparison.Ordinal)));
        Assert.Equal(4, rows.Rows<ListenerRule>().Count(rule => rule.Priority == "5"));
        Assert.NotEmpty(rows.Rows<LoadBalancerAttribute>());
        Assert.NotEmpty(rows.Rows<TargetGroupAttribute>());
        Assert.Equal(4, rows.Rows<LaunchTemplateVersion>().Count);
        Assert.Contains(rows.Rows<Tag>(), tag => tag.ResourceId.Contains(":targetgroup/", StringComparison.Ordinal));
    }

    private static string PeerOf(SecurityGroupRule rule, Id<SecurityGroup> web) => rule.Peer switch
    {
        SecurityGroupPeer.PrefixList => "list",
        SecurityGroupPeer.Group group => group.Id == web ? "web" : "another group",
        var block => block.ToString()!,
    };

    [Fact]
    public void Only_what_moto_cannot_answer_is_missing()
    {
        Assert.Equal(3, Collected().ExitCode);
        var rows = Read().Coverage.Rows;
        Assert.Equal(
            MotoEstate.Unimplemented,
            rows.Where(row => row.Outcome is not (CoverageOutcome.Ok or CoverageOutcome.Note))
                .Select(row => row.Call.Name)
                .Distinct()
                .Order(StringComparer.Ordinal));
        Assert.Equal(4, rows.Where(row => row.Outcome == CoverageOutcome.Ok).Select(row => row.Scope).Distinct().Count());
    }

    [Fact]
    public async Task A_report_of_it_can_be_made()
    {
        _ = estate.Server;
        var report = estate.Folder.File("report.html");
        var result = await Run.GraphAsync(["report", estate.SnapshotPath, "-o", report], TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode is 0 or 3, result.Error);
        var text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        Assert.Contains("own-eu-west-1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_of_the_estate_is_in_the_file()
    {
        _ = estate.Server;
        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(estate.SnapshotPath));
        Assert.DoesNotContain("SECRET", bytes, StringComparison.Ordinal);
        // The same in base64, as user data is written.
        Assert.DoesNotContain("U0VDUkVU", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("pre_shared_key", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(estate.Keys["AWS_SECRET_ACCESS_KEY"], bytes, StringComparison.Ordinal);
    }

    private Run Collected()
    {
        _ = estate.Server;
        return estate.Collected;
    }

    private Estate Read()
    {
        _ = estate.Server;
        using var snapshot = Snapshot.Open(estate.SnapshotPath);
        return snapshot.ReadEstate();
    }
}

/// <summary>One moto for all tests that need it.</summary>
[CollectionDefinition("moto")]
public sealed class MotoCollection : ICollectionFixture<MotoEstate>;
