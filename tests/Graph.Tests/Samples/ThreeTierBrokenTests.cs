using Xunit;

namespace Graph.Tests.Samples;

/// <summary>The faults planted in samples/three-tier-broken show for their own reasons.</summary>
public sealed class ThreeTierBrokenTests
{
    private static readonly Sample Shop = Sample.Of("three-tier-broken");

    [Theory]
    [InlineData("i-012a243cee9fd948c", "i-095cf6cedca141a03", "9100", "SUBNET_ACL_RESTRICTION")]
    [InlineData("internet", "34.243.9.177", "5432", null)]
    [InlineData("i-0bb02e3bb1f488aa9", "10.20.1.60", "22", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS")]
    public void Where_only_the_reply_dies_the_answer_says_that_the_request_is_delivered(
        string source, string destination, string port, string? code)
    {
        var answer = Shop.Ask(source, destination, "tcp", port);

        Assert.True(answer.IsForwardDelivered);
        Assert.NotNull(answer.Connection?.Reply);
        Assert.True(answer.Connection!.Reply!.IsBlocked);
        if (code is not null)
            Assert.Equal(code, answer.Code?.ToString());
    }

    [Fact]
    public void A_stopped_instance_is_judged_as_if_it_were_up_and_marked() =>
        Assert.True(Shop.Ask("i-0be0b2755ea40c190", "i-0aeb5817edbc759a9", "tcp", "8080").IsDormant);

    [Theory]
    [InlineData("internet", "db:shop-orders", "tcp", "3306", "sgr-014d17ca3137acb8a")]
    [InlineData("internet", "i-07c9ce3d659c896a9", "tcp", "22", "sgr-053a1fc632750e6fc")]
    [InlineData("internet", "i-0bb02e3bb1f488aa9", "tcp", "22", "sgr-085cf8419d22da83a")]
    [InlineData("internet", "i-012a243cee9fd948c", "tcp", "3000", "sgr-02123e3d040ed4952")]
    [InlineData("i-0be0b2755ea40c190", "i-095cf6cedca141a03", "tcp", "8080", "sgr-0ed676e935068ac62")]
    public void The_witness_of_a_planted_fault_names_the_rule_that_makes_it(
        string source, string destination, string protocol, string port, string rule)
    {
        var hops = Shop.Ask(source, destination, protocol, port).Connection!.Request.Hops;

        Assert.Contains(hops, hop => hop.Rule?.Id == rule);
    }
}
