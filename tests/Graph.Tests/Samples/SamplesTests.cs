using Graph.Model.Coverage;
using Xunit;

namespace Graph.Tests.Samples;

/// <summary>Every sample imports without a word, and each of its expectations holds.</summary>
public sealed class SamplesTests
{
    public static TheoryData<string> Names => [.. Sample.Names];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var name in Sample.Names)
            {
                foreach (var row in Sample.Of(name).Rows)
                    rows.Add(name, row.Id);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_expectation_holds(string name, string id)
    {
        var row = Sample.Of(name).Row(id);

        var answer = Sample.Of(name).Ask(row);

        Assert.True(
            string.Equals(row.Expect, answer.Verdict.ToString(), StringComparison.OrdinalIgnoreCase),
            $"expected {row.Expect} ({row.Note}), but {answer.Verdict}: {answer.Reason}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_input_imports_without_warnings_and_every_required_call_is_complete(string name)
    {
        var sample = Sample.Of(name);

        Assert.Empty(sample.Warnings);
        Assert.All(
            ApiCall.Required, call => Assert.True(sample.Estate.Coverage.IsCompleteEverywhere(call), call.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_expectation_gives_its_reason_and_both_answers_are_expected(string name)
    {
        var rows = Sample.Of(name).Rows;

        Assert.All(rows, row => Assert.NotEmpty(row.Note));
        Assert.Contains(rows, row => row.Expect == "reachable");
        Assert.Contains(rows, row => row.Expect == "unreachable");
    }
}
