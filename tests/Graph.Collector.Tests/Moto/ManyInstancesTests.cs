using System.Globalization;
using Graph.Collector.Tests.Running;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>Pages as moto makes them.</summary>
[Collection("moto")]
public sealed class ManyInstancesTests(MotoEstate estate)
{
    [Fact]
    public async Task Two_thousand_instances_and_three_hundred_groups_are_all_there()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (instances, groups) = Repository.IsLong ? (2000, 300) : (100, 20);
        await estate.Server.SetAuthorizationAsync(isChecked: false, cancellation);
        var made = await Run.ProgramAsync(
            MotoServer.Python,
            [
                Repository.TestFile("Estates/many.py"), estate.Server.Url, "ap-south-1",
                instances.ToString(CultureInfo.InvariantCulture), groups.ToString(CultureInfo.InvariantCulture),
            ],
            [],
            cancellation);
        await estate.Server.SetAuthorizationAsync(isChecked: true, cancellation);
        Assert.True(made.ExitCode == 0, made.Error);

        using var folder = new TemporaryFolder();
        var path = folder.File("many.graph");
        var result = await Run.CollectAsync(
            estate.Server.Url,
            ["--regions", "ap-south-1", "--only", "instances,security-groups,network-interfaces,volumes", "-o", path],
            cancellation,
            estate.Keys);
        Assert.True(result.ExitCode == 0, result.Output);
        using var snapshot = Snapshot.Open(path);
        var rows = snapshot.ReadEstate();
        Assert.Equal(instances, rows.Rows<Instance>().Count);
        Assert.Equal(instances, rows.Rows<NetworkInterface>().Count);
        Assert.Equal(instances, rows.Rows<Volume>().Count);
        Assert.Equal(groups + 1, rows.Rows<SecurityGroup>().Count);
    }
}
