using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

public sealed class PerimeterTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;

    public PerimeterTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void N01_a_database_port_that_the_internet_reaches()
    {
        var db = _public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        _aws.Tier(db, "persistent");
        var finding = RuleRun.Of("N01", _aws).Finds("N01@internet@i-db@tcp/3306", Severity.Critical, "sgr-db-in-1");

        Assert.Equal("i-db answers the internet on the database port tcp 3306", finding.Message);
        Assert.Equal("exposure 4 of 4: reachable from the internet", finding.Rating.Reasons[0]);
        Assert.NotEmpty(finding.Evidence.Flows);
    }

    [Fact]
    public void N01_a_range_rates_lower_and_a_trusted_one_is_none()
    {
        var db = _public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), "81.2.69.0/24"));
        _aws.Tier(db, "persistent");

        RuleRun.Of("N01", _aws).Finds("N01@internet@i-db@tcp/3306", Severity.High, "sgr-db-in-1");
        RuleRun.Of("N01", _aws, RuleRun.Policy with { Trust = new Trust([Cidr.Parse("81.2.69.0/24")], [], [], 24) })
            .Passes();
    }

    [Fact]
    public void N01_a_rule_that_no_route_serves_is_none()
    {
        _vpc.Subnet("10.0.2.0/24").Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        RuleRun.Of("N01", _aws).Passes();
    }

    [Fact]
    public void N01_without_network_acls_nobody_knows()
    {
        _public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        _aws.Deny(ApiCall.DescribeNetworkAcls);
        RuleRun.Of("N01", _aws).IsUndecided("i-db", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N03_remote_administration_from_the_internet()
    {
        var web = _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), Anywhere));
        _aws.Tier(web, "application");
        RuleRun.Of("N03", _aws).Finds("N03@internet@i-web@tcp/22", Severity.High, "sgr-web-in-1");
    }

    [Fact]
    public void N03_two_halves_of_the_internet_are_the_internet()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg =>
            sg.Allow(Tcp(22), "0.0.0.0/1").Allow(Tcp(22), "128.0.0.0/1"));
        RuleRun.Of("N03", _aws).Finds("N03@internet@i-web@tcp/22", Severity.Critical, "sgr-web-in-1", "sgr-web-in-2");
    }

    [Fact]
    public void N03_an_office_is_not_the_internet()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.69.0/24"));
        RuleRun.Of("N03", _aws).Passes();
    }

    [Fact]
    public void N03_without_route_tables_nobody_knows()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), Anywhere));
        _aws.Deny(ApiCall.DescribeRouteTables);
        RuleRun.Of("N03", _aws).IsUndecided("i-web", ApiCall.DescribeRouteTables.Name);
    }

    [Fact]
    public void N04_an_external_range_wider_than_a_site()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.0.0/16"));
        RuleRun.Of("N04", _aws).Finds("N04@internet@i-web@tcp/22", Severity.High, "sgr-web-in-1");
    }

    [Fact]
    public void N04_with_admin_sources_any_other_address_counts_and_a_source_wider_than_a_site_does_not_help()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.69.160/28"));
        _public.Host("wide", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(22), "81.3.0.0/20"));
        RuleRun.Of("N04", _aws, Sources("81.2.69.0/24", "81.3.0.0/20"))
            .Finds("N04@internet@i-wide@tcp/22", Severity.High, "sgr-wide-in-1");
        RuleRun.Of("N04", _aws, Sources("9.9.9.0/24"))
            .Finds("N04@internet@i-web@tcp/22", Severity.High, "sgr-web-in-1");
    }

    [Fact]
    public void N04_a_site_is_none_where_the_policy_names_no_sources()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.69.160/28"));
        RuleRun.Of("N04", _aws).Passes();
    }

    [Fact]
    public void N04_without_network_acls_nobody_knows()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.0.0/16"));
        _aws.Deny(ApiCall.DescribeNetworkAcls);
        RuleRun.Of("N04", _aws).IsUndecided("i-web", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N05_a_group_for_everybody_rates_by_what_is_reached()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(AllTraffic, Anywhere));
        RuleRun.Of("N05", _aws).Finds("N05@internet@sg-web@-", Severity.Critical, "sgr-web-in-1");
    }

    [Fact]
    public void N05_halves_add_up_and_without_a_way_it_rates_lower()
    {
        var web = _vpc.Subnet("10.0.2.0/24")
            .Host("web", sg: sg => sg.Allow(AllTcp, "0.0.0.0/1").Allow(AllTcp, "128.0.0.0/1"));
        _aws.Tier(web, "application");
        RuleRun.Of("N05", _aws).Finds("N05@internet@sg-web@-", Severity.Medium, "sgr-web-in-1", "sgr-web-in-2");
    }

    [Fact]
    public void N05_a_port_for_everybody_is_none()
    {
        _public.Host("web", publicIp: "54.0.0.1", sg: sg =>
            sg.Allow(Tcp(443), Anywhere).Allow(AllTraffic, "10.0.0.0/8"));
        RuleRun.Of("N05", _aws).Passes();
    }

    [Fact]
    public void N05_a_prefix_list_without_its_entries_leaves_it_open()
    {
        var list = _aws.PrefixList("all", "0.0.0.0/1", "128.0.0.0/1");
        _public.Host("web", sg: sg => sg.Allow(AllTraffic, list));
        RuleRun.Of("N05", _aws).Finds("N05@internet@sg-web@-", Severity.Medium, "sgr-web-in-1");
        RuleRun.Of("N05", _aws.Deny(ApiCall.GetManagedPrefixListEntries)).IsUndecided("sg-web", "pl-all");
    }

    private static Policy Sources(params string[] sources) =>
        RuleRun.Policy with { Trust = new Trust([], [], [.. sources.Select(source => Cidr.Parse(source))], 24) };
}
