using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;
using Graph.Reports;
using Graph.Snapshots;

namespace Graph.Tests.Reports;

/// <summary>
/// A small estate of three tiers, and answers made up for it: the report's tests ask what is shown, not what is true. Every
/// text that an account or an input file could have written goes through one function, so that a twin can be hostile.
/// </summary>
internal sealed class MadeUpEstate
{
    private readonly Func<string, string> _text;
    private readonly Estate.Builder _rows = new();
    private readonly Scope _scope;
    private readonly Id<Vpc> _vpc;
    private readonly MadeUpEvidence _evidence;

    private MadeUpEstate(Func<string, string> text)
    {
        _text = text;
        _scope = new Scope(text("111122223333"), text("eu-west-1"));
        _vpc = new Id<Vpc>(text("vpc-0a1"));
        _evidence = new MadeUpEvidence(text);
    }

    public static ReportInput Input(Func<string, string>? text = null)
    {
        var made = new MadeUpEstate(text ?? (benign => benign));
        var t = made._text;
        return new ReportInput(
            new SnapshotInfo(1, t("graph 0.1.0"), t("2026-03-14T09:26:53Z"), t("arn:aws:iam::111122223333:role/audit"),
                t("sha256:5c0f6f4d5b3a4f0a9d1f2a7b6c8e9d0f1a2b3c4d5e6f708192a3b4c5d6e7f809"),
                t("sha256:19ab6f4d5b3a4f0a9d1f2a7b6c8e9d0f1a2b3c4d5e6f708192a3b4c5d6e7f8aa")),
            made.Build(), made.Ask, t("production.graph"), t("graph 0.1.0"));
    }

    public static string Write(ReportInput input)
    {
        using var output = new StringWriter();
        ReportWriter.Write(input, output, null, TestContextToken);
        return output.ToString();
    }

    private static CancellationToken TestContextToken => Xunit.TestContext.Current.CancellationToken;

    private Estate Build()
    {
        _rows.Add(new Vpc(_vpc, _scope, _text("available"), false, null))
            .Add(new VpcCidrBlock(_vpc, Cidr.Parse("10.0.0.0/16"), "associated"))
            .Add(new InternetGateway(new(_text("igw-0a1")), _scope, _vpc, "available"))
            .Add(new NatGateway(new(_text("nat-0a1")), _scope, _vpc, null, "public", "zonal", _text("available")));
        Name("vpc-0a1", "production");
        Name("igw-0a1", "edge");
        foreach (var (id, name, block) in ((string, string, string)[])
            [("subnet-0pub", "public a", "10.0.0.0/24"), ("subnet-0app", "application a", "10.0.10.0/24"), ("subnet-0db", "data a", "10.0.20.0/24")])
        {
            _rows.Add(new Subnet(new(_text(id)), _scope, _vpc, _text("available"), _text("eu-west-1a"), null, false, false, null))
                .Add(new SubnetCidrBlock(new(_text(id)), Cidr.Parse(block), "associated"));
            Name(id, name);
        }

        _rows.Add(new SecurityGroup(new(_text("sg-0bastion")), _scope, _vpc, _text("bastion"), _text("jump hosts")));
        Host("bastion", "10.0.0.10", "198.51.100.10", "subnet-0pub", "running");
        Host("legacy-mysql", "10.0.0.20", "198.51.100.20", "subnet-0pub", "running");
        Host("old-jump", "10.0.0.30", "198.51.100.30", "subnet-0pub", "stopped");
        Host("partner", "10.0.10.40", null, "subnet-0app", "running");
        foreach (var number in (int[])[1, 2, 3])
            Host($"app-{number}", $"10.0.10.{number}", null, "subnet-0app", "running");
        Balancer();
        Database();
        Interface("eni-0unused", null, null, null, "subnet-0app", _text("kept for later"));
        Coverage();
        return _rows.Build();
    }

    private void Balancer()
    {
        var arn = _text("arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188");
        _rows.Add(new LoadBalancer(
            new(arn), _scope, _text("shop"), _text("application"), _text("internet-facing"), _vpc, _text("active"), null, null, [], null));
        Interface("eni-0shop", "10.0.0.40", "198.51.100.40", null, "subnet-0pub", _text("ELB app/shop/50dc6c495c0c9188"));
    }

    private void Database() => _rows.Add(new DbInstance(
        new(_text("arn:aws:rds:eu-west-1:111122223333:db:orders")), _scope, _text("orders"), _text("postgres"), 15432, null, false,
        true, _vpc, [new(_text("subnet-0db"))], [], null));

    private void Coverage()
    {
        foreach (var call in ApiCall.Required)
            _rows.AddCoverage(new CoverageRow(_scope, call, null, CoverageOutcome.Ok, 4, null, _text("calls.json"), null));
        Gap(ApiCall.DescribeTransitGateways, CoverageOutcome.Denied, "UnauthorizedOperation");
        Gap(ApiCall.DescribeVpcBlockPublicAccessOptions, CoverageOutcome.NotAsked, null);
        Gap(ApiCall.DescribeFlowLogs, CoverageOutcome.Failed, "cut short");
        Gap(new ApiCall(_text("describe-hosts")), CoverageOutcome.NotModelled, null);
        _rows.AddCoverage(new CoverageRow(
            _scope, ApiCall.DescribeVpcs, _text("vpc-0a1"), CoverageOutcome.Note, 0, _text("given twice"), _text("b.json"), null));
    }

    private void Gap(ApiCall call, CoverageOutcome outcome, string? error) => _rows.AddCoverage(new CoverageRow(
        _scope, call, null, outcome, 0, error is null ? null : _text(error), _text("calls.json"), null));

    private void Host(string name, string address, string? publicAddress, string subnet, string state)
    {
        var id = _text("i-0" + name);
        _rows.Add(new Instance(new(id), _scope, _vpc, new(_text(subnet)), _text(state), null, null, null, null, null, null, null, null));
        Name("i-0" + name, name);
        Interface("eni-0" + name, address, publicAddress, id, subnet, null);
    }

    private void Interface(string id, string? address, string? publicAddress, string? instance, string subnet, string? description)
    {
        Id<NetworkInterface> key = new(_text(id));
        _rows.Add(new NetworkInterface(
            key, _scope, new(_text(subnet)), _vpc, null, _text("interface"), description, _text("in-use"), null, false, true, false,
            null, _text("attached"), instance is null ? null : new Id<Instance>(instance), 0));
        if (address is not null)
        {
            _rows.Add(new InterfaceAddress(
                key, Address.Parse(address), true, publicAddress is null ? null : Address.Parse(publicAddress), null));
        }
    }

    private void Name(string id, string name) => _rows.Add(new Tag(_text(id), "Name", _text(name)));

    private Answer Ask(Question question)
    {
        var id = ((EndpointReference.Of)question.Destination).Id;
        var port = question.Traffic.Port!.Value;
        return id switch
        {
            _ when id == _text("eni-0bastion") && port == 22 => _evidence.Reached("bastion", "10.0.0.10", "198.51.100.10", port),
            _ when id == _text("eni-0legacy-mysql") && port is 22 or 3306 =>
                _evidence.Reached("legacy-mysql", "10.0.0.20", "198.51.100.20", port),
            _ when id == _text("eni-0old-jump") && port == 3389 =>
                _evidence.Reached("old-jump", "10.0.0.30", "198.51.100.30", port) with { IsDormant = true },
            _ when id == _text("eni-0old-jump") => _evidence.Filtered("old-jump", "10.0.0.30", "198.51.100.30", port) with { IsDormant = true },
            _ when id == _text("eni-0partner") => _evidence.NotKnown(),
            _ when id == _text("eni-0bastion") => _evidence.Filtered("bastion", "10.0.0.10", "198.51.100.10", port),
            _ when id == _text("eni-0legacy-mysql") => _evidence.Filtered("legacy-mysql", "10.0.0.20", "198.51.100.20", port),
            _ when id == _text("eni-0shop") || id.Contains("loadbalancer", StringComparison.Ordinal) => _evidence.NoListener(port),
            _ => _evidence.NoPublicAddress(),
        };
    }
}
