using Graph.Cli.Info;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class InfoOutputTests
{
    private static readonly Scope Scope = new("111122223333", "eu-west-1");

    /// <summary>Parts of another resource, or settings of a region: counted with what they belong to.</summary>
    private static readonly string[] Parts =
    [
        nameof(ListenerRule), nameof(LaunchTemplateVersion), nameof(BlockPublicAccessExclusion),
        nameof(TransitGatewayVpcAttachment), nameof(TransitGatewayPeeringAttachment), nameof(TransitGatewayConnect),
    ];

    [Fact]
    public void Gaps_are_told_by_what_they_mean()
    {
        var text = Text(
            isWhole: false,
            Row(ApiCall.DescribeVpcs, CoverageOutcome.Ok),
            Row(ApiCall.DescribeSubnets, CoverageOutcome.Denied, "not\u001b allowed"),
            Row(ApiCall.DescribeRouteTables, CoverageOutcome.NotAsked),
            Row(ApiCall.DescribeFlowLogs, CoverageOutcome.NotAsked),
            Row(new ApiCall("s3/list-buckets"), CoverageOutcome.NotModelled),
            Row(ApiCall.DescribeVpcs, CoverageOutcome.Note, "twice"));
        Assert.EndsWith(
            """
            Not read whole
              account       region     call              of  outcome  items  remark
              111122223333  eu-west-1  describe-subnets      denied   0      not\u001B allowed
              needed for every verdict, and not in the input of 111122223333/eu-west-1: describe-route-tables
              not in the input of 111122223333/eu-west-1: describe-flow-logs
              not modelled, of 111122223333/eu-west-1: s3/list-buckets

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_input_has_no_gaps_and_its_coverage_is_shown_on_request()
    {
        CoverageRow[] rows =
        [
            Row(ApiCall.DescribeVpcs, CoverageOutcome.Ok), Row(ApiCall.DescribeVpcs, CoverageOutcome.Note, "twice"),
        ];
        Assert.EndsWith("\nNot read whole\n  nothing\n", Text(isWhole: false, rows), StringComparison.Ordinal);
        var whole = Text(isWhole: true, rows);
        Assert.Matches("describe-vpcs +ok +0\n", whole);
        Assert.Matches("describe-vpcs +note +0 +twice\n", whole);
    }

    [Fact]
    public void Every_outcome_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<CoverageOutcome>().Select(CoverageWords.Of).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_resource_is_counted()
    {
        var kinds = typeof(IResource).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IResource)))
            .Select(type => type.Name);
        Assert.Empty(kinds.Except(Inventory.Rows.Select(type => type.Name)).Except(Parts));
    }

    private static CoverageRow Row(ApiCall call, CoverageOutcome outcome, string? error = null) =>
        new(Scope, call, null, outcome, 0, error, null, null);

    private static string Text(bool isWhole, params CoverageRow[] rows)
    {
        var estate = new Estate.Builder();
        foreach (var row in rows)
            estate.AddCoverage(row);
        using var output = new StringWriter { NewLine = "\n" };
        InfoText.Write(new SnapshotInfo(1, "graph 0", null, null, "sha256:a", "sha256:b"), estate.Build(), isWhole, output);
        return output.ToString();
    }
}
