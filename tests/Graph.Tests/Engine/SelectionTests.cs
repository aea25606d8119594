using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>What selectors stand for, and what they may lack.</summary>
public sealed class SelectionTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("10.0.0.0/16")]
    [InlineData("tier:unplaced")]
    public void An_instance_whose_interface_was_not_read_leaves_a_refusal_of_all_unknown(string to)
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        subnet.Host("seen");
        subnet.Host("unseen");
        var whole = aws.Build();
        var partial = whole.With(whole.Rows<NetworkInterface>().Where(row => row.Id != new Id<NetworkInterface>("eni-unseen")));

        Assert.Equal(Verdict.Unreachable, Prove(whole, "internet", to).Verdict);
        var answer = Prove(partial, "internet", to);
        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Contains(answer.Missing, fact => fact.Subject == "i-unseen");
    }

    [Theory]
    [InlineData("tag:Role=db")]
    [InlineData("tier:persistent")]
    [InlineData("!tag:Role=db")]
    public void An_instance_whose_tags_were_not_read_may_be_of_any_tag(string to)
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("untold");
        var whole = aws.Build();
        var partial = whole.With<Instance>([]);

        var answer = Prove(partial, "internet", to);

        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Contains(answer.Missing, fact => fact.Subject == "i-untold");
    }

    [Fact]
    public void An_interface_whose_addresses_were_not_told_is_not_refused()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("blank");
        var partial = aws.Build().With<InterfaceAddress>([]);

        var answer = Prove(partial, "internet", "eni-blank");

        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Contains(answer.Missing, fact => fact.Subject == "eni-blank");
    }

    [Theory]
    [InlineData("tier:(")]
    [InlineData("internet,")]
    [InlineData("!")]
    [InlineData("tag:\"open")]
    [InlineData("no-such-thing")]
    public void What_is_no_selector_is_refused_with_what_was_typed(string text) =>
        Assert.Contains("`", Assert.Throws<FormatException>(() => Selector.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void And_binds_stronger_than_or_and_not_stronger_than_and()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        foreach (var name in new[] { "a", "b", "c" })
            subnet.Host(name);

        var answer = Prove(aws.Build(), "internet", "eni-a,subnet-1 & !eni-a & !eni-b");

        Assert.Equal(["eni-a", "eni-c"], answer.Groups.SelectMany(group => ((EndpointGroup.Interfaces)group.Destination).Ids).Order(StringComparer.Ordinal));
    }

    private static ProveAnswer Prove(Estate estate, string from, string to) => new Prover(estate, ProverOptions.Default).Prove(
        new(Selector.Parse(from), Selector.Parse(to), TrafficSet.AllTcp, ValueSet.Of(PortRange.Ephemeral)));

    [Fact]
    public void An_address_that_a_gateway_endpoint_takes_is_reached_and_is_no_host_on_the_internet()
    {
        var prover = new Prover(Samples.Sample.Of("three-tier").Estate, ProverOptions.Default);
        Verdict To(string destination) => prover.Prove(new ProveQuestion(
            Selector.Parse("i-06d471226394b1362"), Selector.Parse(destination), TrafficSet.OfTcp(ValueSet.Single(443)), ValueSet.Of(PortRange.Ephemeral))).Verdict;

        Assert.Equal(Verdict.Reachable, To("52.219.72.10"));
        Assert.Equal(Verdict.Reachable, To("52.219.72.0/24"));
        Assert.Equal(Verdict.Unreachable, To("internet & !(internet & !52.219.72.0/24)"));
    }
}
