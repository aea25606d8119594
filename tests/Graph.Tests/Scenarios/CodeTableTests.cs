using Graph.Model.Evidence;
using Xunit;

namespace Graph.Tests.Scenarios;

/// <summary>analyzer/Graph.Checker/CODES.md says of every code whether the walker gives it, and the scenarios bear it out.</summary>
public sealed class CodeTableTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(Path.Combine(Fixtures.Root, "analyzer", "Graph.Checker", "CODES.md"));

    private static IReadOnlyList<(string Code, bool IsGiven, string WhyNot)> Rows { get; } =
    [
        .. Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1], cells[2] == "yes", cells[3])),
    ];

    [Fact]
    public void Every_code_has_one_row() => Assert.Equal(
        ExplanationCodes.All.Select(code => code.Name).Order(StringComparer.Ordinal),
        Rows.Select(row => row.Code).Where(code => !IsSearchFilter(code)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_codes_of_AWS_are_89() =>
        Assert.Equal(89, Rows.Count(row => !row.Code.StartsWith("GRAPH_", StringComparison.Ordinal)));

    [Fact]
    public void A_code_that_is_not_given_has_a_reason() =>
        Assert.All(Rows, row => Assert.NotEqual(row.IsGiven, row.WhyNot.Length > 0));

    [Fact]
    public void A_code_that_is_given_is_asserted_by_a_scenario()
    {
        var scenarios = string.Concat(
            Directory.GetFiles(Path.Combine(Fixtures.Root, "tests", "Graph.Tests", "Scenarios"), "*.cs").Select(File.ReadAllText));
        Assert.All(
            Rows.Where(row => row.IsGiven),
            row => Assert.Contains(ConstantOf(row.Code), scenarios, StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_that_is_not_given_is_in_no_rule()
    {
        var rules = string.Concat(
            Directory.GetFiles(Path.Combine(Fixtures.Root, "analyzer", "Graph.Checker"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.All(
            Rows.Where(row => !row.IsGiven),
            row => Assert.DoesNotMatch($@"ExplanationCodes\.{ConstantOf(row.Code)}\b", rules));
    }

    private static bool IsSearchFilter(string code) => code.Contains("FILTER_", StringComparison.Ordinal)
        || code == "IGW_EXPECTS_PUBLIC_ADDRESS";

    // TGW_RTB_CANNOT_ROUTE -> TgwRtbCannotRoute.
    private static string ConstantOf(string code) => string.Concat(
        code.Split('_').Select(part => part[..1] + part[1..].ToLowerInvariant()));
}
