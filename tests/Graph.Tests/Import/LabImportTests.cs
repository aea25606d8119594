using Graph.Model.Coverage;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Real estates: eight labs in Batfish's layouts and a CloudMapper account.</summary>
public sealed class LabImportTests
{
    [Fact]
    public void The_eight_labs_are_read_whole()
    {
        var labs = Directory.GetDirectories(Fixtures.Folder("aws-labs"));
        var imported = labs.Select(lab =>
        {
            using var folder = new ImportFolder();
            return folder.ImportInputs(lab);
        }).ToList();

        Assert.Equal(8, imported.Count);
        Assert.Equal(15, imported.Sum(lab => lab.Rows<Vpc>().Count));
        Assert.Equal(43, imported.Sum(lab => lab.Rows<Subnet>().Count));
        Assert.Equal(70, imported.Sum(lab => lab.Rows<NetworkInterface>().Count));
        Assert.Equal(45, imported.Sum(lab => lab.Rows<SecurityGroup>().Count));
        Assert.Equal(182 + 45, imported.Sum(lab => lab.Rows<SecurityGroupRule>().Count));
        Assert.Equal(179, imported.Sum(lab => lab.Rows<NetworkAclEntry>().Count));
        Assert.Equal(88, imported.Sum(lab => lab.Rows<Route>().Count));
        Assert.Equal(13, imported.Sum(lab => lab.Rows<Listener>().Count));
        Assert.All(imported, lab => Assert.All(
            lab.Result.Warnings, warning => Assert.Contains(", which is kept", warning, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_required_call_of_the_labs_is_complete_where_their_vpcs_are()
    {
        foreach (var lab in Directory.GetDirectories(Fixtures.Folder("aws-labs")))
        {
            using var folder = new ImportFolder();
            var imported = folder.ImportInputs(lab);
            foreach (var scope in imported.Rows<Vpc>().Select(vpc => vpc.Scope).Distinct())
                Assert.All(ApiCall.Required, call => Assert.True(imported.Estate.Coverage.IsComplete(call, scope), $"{lab}: {call}"));
            Assert.All(imported.Estate.Coverage.Scopes, scope => Assert.NotEqual("unknown", scope.Account));
        }
    }

    [Fact]
    public void Batfish_wrappers_give_each_subject_its_coverage()
    {
        using var folder = new ImportFolder();
        var lab = folder.ImportInputs(Path.Combine(Fixtures.Folder("aws-labs"), "tgw-multi-az-intra-region"));
        var table = lab.One<TransitGatewayRouteTable>().Id;
        Assert.True(lab.Estate.Coverage.IsComplete(ApiCall.GetTransitGatewayRouteTablePropagations, table.Value));
        Assert.True(lab.Estate.Coverage.IsComplete(ApiCall.SearchTransitGatewayStaticRoutes, table.Value));
        Assert.False(lab.Estate.Coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, table.Value));
        Assert.Equal(2, lab.Rows<TransitGatewayPropagation>().Count);
    }

    [Fact]
    public void The_cloudmapper_account_names_what_it_lacks()
    {
        using var folder = new ImportFolder();
        var demo = folder.ImportInputs(Fixtures.Folder("cloudmapper-demo"));
        Assert.Equal(CoverageOutcome.NotAsked, demo.Coverage(ApiCall.DescribeRouteTables).Outcome);
        Assert.Equal(CoverageOutcome.NotAsked, demo.Coverage(ApiCall.DescribeNetworkAcls).Outcome);
        Assert.Equal(CoverageOutcome.Ok, demo.Coverage(ApiCall.DescribeVpcs).Outcome);
        Assert.Equal("123456789012/us-east-1", Assert.Single(demo.Estate.Coverage.Scopes).ToString());
        Assert.Equal(4, demo.Rows<Subnet>().Count);
        Assert.True(demo.One<ClassicLoadBalancer>().CrossZone);
        Assert.Equal(7, demo.Rows<LoadBalancerAttribute>().Count);
        Assert.Equal("123456789012/us-east-1/redshift/redshift-cluster-1", demo.One<RedshiftCluster>().Id.Value);
        Assert.Equal(4, Assert.Single(demo.Estate.Coverage.Rows, row => row.Call.Name == "iam/get-role").Count);
        Assert.Equal(3, demo.Rows<Instance>().Count);
        Assert.Collection(
            demo.Result.Warnings,
            warning => Assert.Contains("Instances[1].NetworkInterfaces[0] contradicts another", warning, StringComparison.Ordinal),
            warning => Assert.Contains("Instances[2].NetworkInterfaces[0] contradicts another", warning, StringComparison.Ordinal),
            warning => Assert.Contains("$.SecurityGroups[6].IpPermissions[0].IpRanges[1].CidrIp", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_and_the_names_of_files_do_not_matter()
    {
        var lab = Path.Combine(Fixtures.Folder("aws-labs"), "multi-account-vpc-peering", "aws_configs");
        using var plain = new ImportFolder();
        var digest = plain.ImportInputs(lab).Info.ContentDigest;
        for (var seed = 0; seed < 5; seed++)
        {
            using var shuffled = new ImportFolder();
            foreach (var folder in Directory.GetFiles(lab, "*.json", SearchOption.AllDirectories).GroupBy(Path.GetDirectoryName))
            {
                var names = Enumerable.Range(0, folder.Count()).ToArray();
                new Random(seed).Shuffle(names);
                foreach (var (file, name) in folder.Order(StringComparer.Ordinal).Zip(names))
                    shuffled.Add(Path.Combine(Path.GetRelativePath(lab, folder.Key!), $"{name}.json"), File.ReadAllBytes(file));
            }

            Assert.Equal(digest, shuffled.Import().Info.ContentDigest);
        }
    }

    [Fact]
    public void One_folder_or_one_for_each_account_is_the_same_estate()
    {
        var accounts = Directory.GetDirectories(Path.Combine(
            Fixtures.Folder("aws-labs"), "multi-account-vpc-peering", "aws_configs", "accounts")).Order(StringComparer.Ordinal).ToArray();
        using var folder = new ImportFolder();
        var whole = folder.ImportInputs(Path.GetDirectoryName(accounts[0])!).Info.ContentDigest;
        Assert.Equal(whole, folder.ImportInputs(accounts).Info.ContentDigest);
        Assert.Equal(whole, folder.ImportInputs([.. accounts.Reverse()]).Info.ContentDigest);
    }
}
