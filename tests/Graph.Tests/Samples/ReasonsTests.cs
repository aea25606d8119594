using Xunit;

namespace Graph.Tests.Samples;

/// <summary>What the samples are there to show is decided by the control that their READMEs name.</summary>
public sealed class ReasonsTests
{
    [Theory]
    [InlineData("hub-and-spoke", "prod-dev", "TGW_RTB_BAD_STATE_ROUTE")]
    [InlineData("hub-and-spoke", "dev-prod", "TGW_RTB_BAD_STATE_ROUTE")]
    [InlineData("hub-and-spoke", "on-prem-dev", "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT")]
    [InlineData("hub-and-spoke", "dev-on-prem", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS")]
    [InlineData("hub-and-spoke", "prod-3-internet", "TGW_ROUTE_AZ_RESTRICTION")]
    [InlineData("hub-and-spoke", "dev-artifacts", "SG_REFERENCING_SUPPORT")]
    [InlineData("hub-and-spoke", "monitor-ledger", "ENI_SG_RULES_MISMATCH")]
    [InlineData("hub-and-spoke", "prod-internet-smtp", "SUBNET_ACL_RESTRICTION")]
    [InlineData("hub-and-spoke", "admin-ledger", "SUBNET_ACL_RESTRICTION")]
    [InlineData("dual-stack", "internet6-quiet", "GRAPH_DENY_ALL_IGW_TRAFFIC")]
    [InlineData("dual-stack", "web-2-third-internet", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")]
    [InlineData("dual-stack", "batch-internet4", "GRAPH_NO_ADDRESS_IN_FAMILY")]
    public void The_first_blocker_is_the_one_that_the_sample_shows(string name, string id, string code) =>
        Assert.Equal(code, Sample.Of(name).Ask(Sample.Of(name).Row(id)).Code?.ToString());

    [Theory]
    [InlineData("hub-and-spoke", "monitor-prod-3", "TGW_ROUTE_AZ_RESTRICTION")]
    [InlineData("hub-and-spoke", "quarantined-prod", "TGW_RTB_BAD_STATE_ROUTE")]
    [InlineData("hub-and-spoke", "artifacts-probe", "SUBNET_ACL_RESTRICTION")]
    [InlineData("dual-stack", "internet6-db-2", "NO_ROUTE_TO_DESTINATION")]
    [InlineData("dual-stack", "internet6-app-8443", "GRAPH_ACCEPTS_NOTHING_UNSOLICITED")]
    [InlineData("dual-stack", "app-2-internet6", "SUBNET_ACL_RESTRICTION")]
    [InlineData("dual-stack", "app-2-app-ping", "SUBNET_ACL_RESTRICTION")]
    public void The_request_is_delivered_where_the_sample_says_that_only_the_reply_dies(
        string name, string id, string code)
    {
        var answer = Sample.Of(name).Ask(Sample.Of(name).Row(id));

        Assert.True(answer.IsForwardDelivered);
        Assert.Equal(code, answer.Code?.ToString());
    }

    [Fact]
    public void The_hole_of_dual_stack_is_made_by_one_rule_of_the_group()
    {
        var sample = Sample.Of("dual-stack");

        var hops = sample.Ask(sample.Row("internet6-db")).Connection!.Request.Hops;

        Assert.Contains(hops, hop => hop.Rule?.Id == "sgr-0a7dc414718cf4e6b");
    }

    [Fact]
    public void An_answer_that_rests_on_a_group_standing_for_ipv6_addresses_says_so()
    {
        var sample = Sample.Of("dual-stack");

        Assert.Contains(
            sample.Ask(sample.Row("web-app-six")).Assumptions, assumption => assumption.Id == "sg-reference-ipv6");
        Assert.DoesNotContain(
            sample.Ask(sample.Row("web-app-four")).Assumptions, assumption => assumption.Id == "sg-reference-ipv6");
    }
}
