using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>VPC Block Public Access: vpc/latest/userguide/security-vpc-bpa-basics.md.</summary>
public sealed class BlockPublicAccessTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _web;

    public BlockPublicAccessTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _web = _subnet.Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    [Fact]
    public void Off_blocks_nothing_and_is_no_assumption() =>
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach().ShouldNotRestOn(Assumption.BlockPublicAccessOff);

    [Fact]
    public void Bidirectional_blocks_both_ways()
    {
        _aws.BlockPublicAccess("block-bidirectional");

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void Ingress_lets_nat_gateways_out()
    {
        var nat = _subnet.NatGateway("52.9.9.9");
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");
        _aws.BlockPublicAccess("block-ingress");

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);
    }

    [Fact]
    public void An_excluded_vpc_is_open()
    {
        _aws.BlockPublicAccess("block-bidirectional").ExcludeFromBlockPublicAccess(_vpc);
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void An_excluded_subnet_is_open_alone()
    {
        var other = _vpc.Subnet("10.0.2.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("other", publicIp: "52.2.2.2", sg: s => s.Allow(Tcp(443), Anywhere));
        _aws.BlockPublicAccess("block-bidirectional").ExcludeFromBlockPublicAccess(_subnet);

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
        _aws.From(Internet).To(other).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void What_is_inside_the_vpc_is_not_blocked()
    {
        _aws.BlockPublicAccess("block-bidirectional");
        _aws.From(_subnet.Host("near")).To(_web.Address).On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void An_input_that_cannot_tell_is_taken_as_off_by_name()
    {
        _aws.WithoutCall(ApiCall.DescribeVpcBlockPublicAccessOptions);

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach().ShouldRestOn(Assumption.BlockPublicAccessOff);
        _aws.From(Internet).To(_web).On(Tcp(443)).Strictly().ShouldBeUnknown();
    }

    /// <summary>Inputs from before BlockPublicAccessStates: the mode follows from the account's options and exclusions.</summary>
    [Theory]
    [InlineData("allow-bidirectional")]
    [InlineData("allow-egress")]
    public void An_exclusion_counts_where_the_effective_mode_was_not_told(string mode)
    {
        var nat = _subnet.NatGateway("52.9.9.9");
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");
        Untold().BlockPublicAccess("block-bidirectional");
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);

        _aws.ExcludeFromBlockPublicAccess(_subnet, mode);
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);
        if (mode is "allow-bidirectional")
            _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
        else
            _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void The_exclusion_of_a_vpc_counts_for_its_subnets_and_for_no_other_vpc()
    {
        var other = _aws.Vpc("10.1.0.0/16").WithInternetGateway();
        var host = other.Subnet("10.1.1.0/24").RoutedTo(other.InternetGateway, Anywhere)
            .Host("other", publicIp: "52.2.2.2", sg: s => s.Allow(Tcp(443), Anywhere));
        Untold().BlockPublicAccess("block-ingress").ExcludeFromBlockPublicAccess(_vpc);

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
        _aws.From(Internet).To(host).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void An_exclusion_that_was_not_read_could_lift_the_block()
    {
        Untold().BlockPublicAccess("block-bidirectional").Deny(ApiCall.DescribeVpcBlockPublicAccessExclusions);
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldBeUnknown("describe-vpc-block-public-access-exclusions in 111111111111/eu-west-1");
    }

    [Fact]
    public void Exclusions_do_not_matter_where_the_effective_mode_was_told()
    {
        _aws.BlockPublicAccess("block-bidirectional").Deny(ApiCall.DescribeVpcBlockPublicAccessExclusions);
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void Ingress_lets_a_regional_nat_gateway_out_and_bidirectional_does_not()
    {
        var nat = _vpc.RegionalNatGateway("all", ("a", "52.9.9.1"));
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");
        _aws.BlockPublicAccess("block-ingress");
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);

        _aws.BlockPublicAccess("block-bidirectional");
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled, at: "igw-1");
    }

    [Fact]
    public void An_egress_only_gateway_is_let_out_under_ingress_alone()
    {
        _vpc.WithCidr("2600:1f18::/56").WithEgressOnlyGateway();
        var inside = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18::/64").RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6)
            .Host("inside").WithIpv6();
        _aws.BlockPublicAccess("block-ingress");
        _aws.From(inside).To("2001:4860:4860::8888").On(Tcp(443)).ShouldReach("eigw-1");

        _aws.BlockPublicAccess("block-bidirectional");
        _aws.From(inside).To("2001:4860:4860::8888").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled, at: "eigw-1");
    }

    private Topology Untold() => _aws
        .Change<Subnet>(row => row with { InternetGatewayBlockMode = null })
        .Change<Vpc>(row => row with { InternetGatewayBlockMode = null });
}
