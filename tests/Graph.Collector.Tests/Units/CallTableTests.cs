using System.Text.Json;
using Amazon.EC2;
using Graph.Collector.Calls;
using Graph.Collector.Output;
using Graph.Collector.Shapes;
using Graph.Model.Coverage;
using Xunit;

namespace Graph.Collector.Tests.Units;

/// <summary>The table of calls is what everything else goes by: it must be whole, and right.</summary>
public sealed class CallTableTests
{
    [Fact]
    public void Every_call_that_a_complete_collection_makes_is_made() =>
        Assert.Empty(ApiCall.Listing.Except(CallTable.All.Select(call => call.Call)));

    [Fact]
    public void Nothing_but_reading_is_asked_for() => Assert.All(
        CallTable.All, call => Assert.Matches("^(Describe|Get|Search)[A-Za-z]+$", call.Operation));

    [Fact]
    public void The_policy_is_the_calls_and_nothing_else()
    {
        var output = new StringWriter();
        Assert.Equal(0, CollectProgram.Root(new Terminal(output, TextWriter.Null)).Parse(["permissions"]).Invoke());
        using var policy = JsonDocument.Parse(output.ToString());
        var statement = Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray());
        Assert.Equal("Allow", statement.GetProperty("Effect").GetString());
        // Besides the table, two calls have no need of one: they are made by Regions and by Organization.
        Assert.Equal(
            CallTable.All.Select(call => $"{call.Service.EndpointName}:{call.Operation}")
                .Append("ec2:DescribeRegions")
                .Append("organizations:ListAccounts")
                .Distinct()
                .Order(StringComparer.Ordinal),
            statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString()));
    }

    [Fact]
    public void Every_call_of_ec2_is_one_that_its_sdk_knows_with_the_parameters_given()
    {
        var requests = typeof(AmazonEC2Client).Assembly;
        Assert.All(CallTable.All.Where(call => call.Service == AwsService.Ec2), call =>
        {
            var request = requests.GetType($"Amazon.EC2.Model.{call.Operation}Request");
            Assert.NotNull(request);
            Assert.Equal(call.Paging.RequestToken is not null, request.GetProperty("NextToken") is not null);
            if (call.Paging.SizeParameter is { } size)
                Assert.NotNull(request.GetProperty(size));
            if (call.Follows is { } follows)
                Assert.NotNull(request.GetProperty(follows.Parameter));
        });
    }

    [Fact]
    public void Every_answer_has_the_key_and_the_token_in_aws_s_model() => Assert.All(CallTable.All, call =>
    {
        var answer = ShapeTable.Of(call.Service).OfOperation(call.Operation);
        Assert.NotEmpty(answer.ElementOf(call.Key));
        if (call.Paging.AnswerToken is { } token)
            Assert.NotEmpty(answer.ElementOf(token));
    });

    [Fact]
    public void What_is_asked_about_is_listed_before() => Assert.All(CallTable.All.Select((call, index) => (call, index)), item =>
        Assert.All(item.call.Follows?.Calls ?? [], source =>
            Assert.True(CallTable.All.Select(call => call.Call).ToList().IndexOf(source) < item.index)));
}
