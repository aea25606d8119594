using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Documents;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Xunit;

namespace Graph.Threats.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void The_default_places_tiers_as_the_prover_does_by_itself()
    {
        var scheme = DefaultPolicy.Value.Tagging.Tiers;
        Assert.Equal(TierScheme.Default.Keys.AsEnumerable(), scheme.Keys);
        Assert.Equal(TierScheme.Default.Hints.AsEnumerable(), scheme.Hints);
        Assert.Equal(
            TierScheme.Default.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            scheme.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal("persistent", scheme.Canonical("DataBase"));
        Assert.Equal(PortNames.Default["db"], DefaultPolicy.Value.PortSet("db"));
    }

    [Fact]
    public void The_default_states_the_practice_of_three_tiers()
    {
        var allowed = DefaultPolicy.Value.Allowed;
        Assert.Equal("tcp 80,443", allowed.Between("internet", "role:load-balancer").ToString());
        Assert.True(allowed.Between("application", "persistent").Contains(TrafficSet.OfTcp(ValueSet.Single(3306))));
        Assert.True(allowed.Between("perimeter", "persistent").IsEmpty);
        Assert.True(allowed.Between("internet", "persistent").IsEmpty);
        Assert.True(allowed.Between("persistent", "internet").IsEmpty);
        Assert.True(allowed.Between("role:bastion", "application").Contains(TrafficSet.OfTcp(ValueSet.Single(22))));
        Assert.False(allowed.Between("cnc", "application").Contains(TrafficSet.OfTcp(ValueSet.Single(22))));
        Assert.Equal([2, 3, 4, 4], DefaultPolicy.Value.Tiers.Select(tier => tier.Weight));
    }

    [Fact]
    public void A_part_that_is_left_out_is_the_default_s_and_one_that_is_there_replaces_it()
    {
        var policy = PolicyReader.Read(
            """
            version: 1
            ports:
              db: 3306,5000-5001
              cache: [6379, db]
            trust:
              accounts: ['111122223333']
              admin-sources: [192.0.2.0/28, 2001:db8::/64]
            severities: { N36: low }
            disabled: N22
            claims: []
            """);
        Assert.Same(DefaultPolicy.Value.Allowed, policy.Allowed);
        Assert.Equal("3306,5000-5001", policy.PortSet("db").ToString());
        Assert.Equal("80,443", policy.PortSet("web").ToString());
        Assert.Equal(["192.0.2.0/28", "2001:db8::/64"], policy.Trust.AdminSources.Select(block => block.ToString()));
        Assert.Equal(24, policy.Trust.AdminPrefix);
        Assert.Equal(Severity.Low, policy.Severities[new ThreatId("N36")]);
        Assert.Contains(new ThreatId("N22"), policy.Disabled);
        Assert.Empty(policy.Claims);
    }

    [Fact]
    public void Other_tiers_keys_and_cases_are_read()
    {
        var policy = PolicyReader.Read(
            """
            version: 1
            tiers: { web: { weight: 2 }, store: { weight: 4 } }
            tagging: { tier: { keys: [Zone], case: exact, values: { web: [W, w], store: S } } }
            infer: [{ from: name, tier: store, contains: db }, { from: admitted-ports, tier: store, ports: db }]
            allow: [{ from: [web], to: store, tcp: [3306, '5432-5433'], udp: 53, icmp: any }]
            cnc: { tier: store, roles: [dns] }
            claims: [{ id: C1, from: internet, to: '!tier:store & tier:S', all: true, expect: reachable }]
            """);
        Assert.Equal("store", policy.Tagging.Tier.Canonical("S"));
        Assert.Equal("s", policy.Tagging.Tier.Canonical("s"));
        Assert.False(policy.Tagging.Tier.IsKey("zone"));
        Assert.Equal("tcp 3306,5432-5433; udp 53; icmp; icmpv6", policy.Allowed.Between("web", "store").ToString());
        Assert.Equal([true, true], policy.Tagging.Hints.Select(hint => hint.IsGuess));
        Assert.Equal([Role.Dns], policy.Cnc.Roles.AsEnumerable());
        var claim = Assert.IsType<Claim.Reach>(Assert.Single(policy.Claims));
        Assert.Equal((Verdict.Reachable, TrafficSet.All), (claim.Expected, claim.Traffic));
        Assert.Equal("environment", policy.Tagging.Environment.Keys[0]);
    }

    [Theory]
    [InlineData("", "1:1: the file is empty")]
    [InlineData("[]", "1:1: a policy is a map of version")]
    [InlineData("tiers: {}", "1:1: a policy needs `version`")]
    [InlineData("version: 2", "1:10: `2` is no version of policies that is known: give 1")]
    [InlineData("version: 1\nwaiver: []", "2:1: `waiver` is nothing that a policy has: did you mean `waivers`?")]
    [InlineData("version: 1\nversion: 1", "2:1: `version` is there twice")]
    [InlineData("version: 1\nregions: &a [x]", "2:10: anchors are not read: write the value out")]
    [InlineData("version: 1\nregions: *a", "2:10: aliases are not read: write the value out")]
    [InlineData("version: 1\nregions: !!set {x}", "2:10: YAML tags are not read: leave it out")]
    [InlineData("version: 1\n---\nversion: 1", "2:1: one document is expected, here begins another")]
    [InlineData("version: 1\nregions: [", "this is no YAML")]
    [InlineData("version: 1\nallow:\n  - { from: web, to: persistent, tcp: 1 }", "3:13: `web` is no tier, role or outside")]
    [InlineData("version: 1\nallow:\n  - { from: internet, to: persistant, tcp: 1 }", "3:27: `persistant` is no tier, role or outside: did you mean `persistent`?")]
    [InlineData("version: 1\nallow:\n  - { from: internet, to: cnc }", "3:5: an entry of `allow` needs traffic")]
    [InlineData("version: 1\nallow:\n  - { from: internet, to: cnc, tcp: webb }", "3:37: `webb` is no port")]
    [InlineData("version: 1\nports: { x: 70000 }", "2:13: `70000` is no port")]
    [InlineData("version: 1\nports: { any: 1 }", "2:10: `any` is no name for ports")]
    [InlineData("version: 1\ntiers: { perimeter: { weight: 9 } }", "2:31: `9` is no number for `weight`: give 1 to 4")]
    [InlineData("version: 1\ntiers: { web: { weight: 1 } }", "2:8: the default `allow` names the tier `application`, which `tiers` does not have: give `allow` too")]
    [InlineData("version: 1\ntrust: { accounts: [12] }", "2:21: `12` is no account: give twelve digits, in quotes")]
    [InlineData("version: 1\ntrust: { ranges: 10.0.0.1/8 }", "2:18: `10.0.0.1/8` is no address and no block")]
    [InlineData("version: 1\ncnc: { tier: cnc, roles: [jump] }", "2:27: `jump` is no role")]
    [InlineData("version: 1\nseverities: { N01: hgih }", "2:20: `hgih` is no severity: did you mean `high`?")]
    [InlineData("version: 1\ndisabled: [n1]", "2:12: `n1` is no threat")]
    [InlineData("version: 1\nprotected-environments: [prodd]", "2:26: `prodd` is no environment: did you mean `prod`?")]
    [InlineData("version: 1\ntagging: { required: [teir] }", "2:23: `teir` is no kind of tag: did you mean `tier`?")]
    [InlineData("version: 1\ntagging: { tier: { keys: t, values: { cnc: [x], perimeter: [x] } } }", "2:61: `x` means `cnc` already")]
    [InlineData("version: 1\ninfer: [{ from: name, tier: cnc }]", "`contains` goes with `from: name`, and only with it")]
    [InlineData("version: 1\nclaims: [{ id: a, from: interent, to: all, tcp: any, expect: unreachable }]", "2:25: `interent` selects nothing")]
    [InlineData("version: 1\nclaims: [{ id: a, from: internet, to: 'tier:persistant', tcp: any, expect: unreachable }]", "2:10: `tier:persistant` is no tier: did you mean `persistent`?")]
    [InlineData("version: 1\nclaims: [{ id: a, from: internet, to: all, tcp: any }]", "2:10: a claim needs `expect`")]
    [InlineData("version: 1\nclaims: [{ id: a, scope: aws-igw-ingres }]", "2:26: `aws-igw-ingres` is no scope: did you mean `aws-igw-ingress`?")]
    [InlineData("version: 1\nclaims: [{ id: a, scope: { MatchPaths: [{}] } }]", "2:41: a match path needs `Source` or `Destination`")]
    [InlineData("version: 1\nwaivers: [{ id: a, owner: o, reason: r, created: 2026-01-01 }]", "2:11: a waiver needs either `finding` or some of")]
    [InlineData("version: 1\nwaivers: [{ id: a, threat: N01, owner: o, reason: r, created: 2026-13-01 }]", "2:63: `2026-13-01` is no date: give 2026-01-31")]
    public void What_is_wrong_is_told_with_its_place(string text, string expected)
    {
        var problems = Assert.Throws<DocumentException>(() => PolicyReader.Read(text)).Problems;
        Assert.Contains(problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_in_the_file_s_order()
    {
        var problems = Assert.Throws<DocumentException>(() => PolicyReader.Read(
            "version: 1\nfoo: 1\nseverities: { N1: low, N02: lwo }\nwaivers: [{ id: a }]\n")).Problems;
        Assert.Equal([2, 3, 3, 4, 4, 4, 4], problems.Select(problem => problem.At.Line));
        Assert.Equal(problems.Order(Comparer<Problem>.Create((one, other) => one.At.CompareTo(other.At))), problems);
    }

    [Fact]
    public void A_file_that_asks_for_too_much_is_refused()
    {
        var deep = "version: 1\nregions: " + new string('[', 5000);
        Assert.Contains("nested more than", Assert.Throws<DocumentException>(() => PolicyReader.Read(deep)).Message, StringComparison.Ordinal);
        var wide = "version: 1\nregions: [" + string.Join(',', Enumerable.Repeat("x", 250_000)) + "]";
        Assert.Contains("more than 200000 parts", Assert.Throws<DocumentException>(() => PolicyReader.Read(wide)).Message, StringComparison.Ordinal);
        var huge = new string('#', 5_000_000);
        Assert.Contains("characters", Assert.Throws<DocumentException>(() => PolicyReader.Read(huge)).Message, StringComparison.Ordinal);
    }
}
