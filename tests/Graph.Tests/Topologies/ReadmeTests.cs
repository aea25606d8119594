using Graph.Model.Evidence;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Topologies;

/// <summary>The example in tests/Graph.Testing/README.md is this code, line by line, and it holds.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_holds()
    {
        // example
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var web = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
        var db = vpc.Subnet("10.0.2.0/24", zone: "b")
            .Host("db", sg: s => s.Allow(Tcp(5432), from: web.Group));

        aws.From(Internet).To(web).On(Tcp(443)).ShouldReach(through: "sgr-web-in-1");
        aws.From(web).To(db).On(Tcp(5432)).ShouldReach();
        aws.From(Internet).To(db).On(Tcp(5432)).ShouldNotReach(because: ExplanationCodes.IgwPrivateIpAssociationForIngress);
        aws.From(db).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: ExplanationCodes.NoRouteToDestination, at: vpc.MainRouteTable.Id);

        aws.Deny(Graph.Model.Coverage.ApiCall.DescribeNetworkAcls);
        aws.From(web).To(db).On(Tcp(5432)).ShouldBeUnknown();
        // end
    }

    [Fact]
    public void The_example_is_the_one_in_the_readme()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Graph.sln")))
            root = root.Parent;
        Assert.NotNull(root);

        var source = File.ReadAllLines(Path.Combine(root.FullName, "tests/Graph.Tests/Topologies/ReadmeTests.cs"));
        var example = Between(source, "// example", "// end").Select(line => line.Length < 8 ? line : line[8..]);
        var readme = File.ReadAllLines(Path.Combine(root.FullName, "tests/Graph.Testing/README.md"));
        Assert.Equal(example, Between(readme, "```csharp", "```").SkipWhile(line => !line.StartsWith("var ", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Between(string[] lines, string first, string last) =>
        lines.SkipWhile(line => line.Trim() != first).Skip(1).TakeWhile(line => line.Trim() != last);
}
