using System.Collections.Frozen;
using System.Globalization;
using Graph.Checker;
using Graph.Model.Questions;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Gateways;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Graph.Testing.TransitGateways;

namespace Graph.Testing.Generation;

/// <summary>A plan made a topology. Deterministic: the same plan gives the same rows.</summary>
public sealed partial class PlannedEstate
{
    private static readonly FrozenSet<string> Passing = FrozenSet.Create("inspection=pass");

    private readonly EstatePlan _plan;
    private readonly Dictionary<int, VpcBuilder> _vpcs = [];
    private readonly Dictionary<(int Vpc, int Subnet), SubnetBuilder> _subnets = [];
    private readonly Dictionary<string, InterfaceBuilder> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NatGatewayBuilder> _nats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Part> _named = new(StringComparer.Ordinal);
    private readonly List<PeeringBuilder> _peerings = [];
    private readonly List<(int From, int To)> _peered = [];
    private readonly Dictionary<int, TransitGatewayBuilder> _transits = [];
    private readonly Dictionary<(int Transit, int Vpc), TransitGatewayAttachmentBuilder> _attachments = [];
    private readonly Dictionary<int, EndpointBuilder> _firewalls = [];
    private readonly List<PrefixListBuilder> _lists = [];
    private readonly Dictionary<string, Part> _things = new(StringComparer.Ordinal);

    internal PlannedEstate(EstatePlan plan, Func<string, string>? rename)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        Aws = new Topology(rename);
        foreach (var entries in plan.PrefixLists)
        {
            var list = Aws.PrefixList(null, entries.Split(' '));
            _things.Add(Name.PrefixList(_lists.Count), list);
            _lists.Add(list);
        }

        foreach (var vpc in plan.Vpcs)
            AddVpc(vpc);
        AddWays();
        foreach (var balancer in plan.Balancers)
            AddBalancer(balancer);
        foreach (var endpoint in plan.Endpoints)
            AddEndpoint(endpoint);
        foreach (var vpc in plan.Vpcs)
            Fill(vpc);
        AddPublicAccess();
        foreach (var (name, part) in _named)
            _things.Add(name, part);
        foreach (var gap in plan.Gaps)
            Open(gap);
        Questions = [.. plan.Questions.Select(Ask).OfType<Question>()];
        Options = new WalkerOptions(plan.IsStrict, plan.PassesInspection ? Passing : FrozenSet<string>.Empty);
    }

    /// <summary>May be added to before <see cref="Topology.Build"/>.</summary>
    public Topology Aws { get; }

    /// <summary>The plan's questions, without those that name what is not there.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>How the plan wants them asked.</summary>
    public WalkerOptions Options { get; }

    public IReadOnlyList<InterfaceBuilder> Hosts => [.. _hosts.Values];

    public IReadOnlyList<SubnetBuilder> Subnets => [.. _subnets.Values];

    /// <summary>What a gap may take away, by its name in the plan.</summary>
    public IReadOnlyDictionary<string, Part> Things => _things;

    private Question? Ask(QuestionPlan question) => Place(question.From) is { } from && Place(question.To) is { } to
        ? new Question(from, to, question.Traffic.AsQuestion(question.Traffic.Protocol.HasPorts ? question.SourcePort : null))
        : null;

    private EndpointReference? Place(string name)
    {
        if (_named.TryGetValue(name, out var part))
            return ((Place)part).Reference;
        return EndpointReference.TryParse(name, out var reference) ? reference : null;
    }

    private void AddPublicAccess()
    {
        Aws.BlockPublicAccess(_plan.BlockPublicAccess);
        if (_plan.BlockPublicAccess != "off" && _subnets.Count > 0)
            Aws.ExcludeFromBlockPublicAccess(_subnets.Values.First());
    }

    private void Open(GapPlan gap)
    {
        if (gap.Part is { } name)
        {
            if (_things.TryGetValue(name, out var part))
                Aws.Forget(part);
        }
        else if (gap.Call is not { } call)
            return;
        else if (gap.IsCutShort)
            Aws.CutShort(call);
        else
            Aws.WithoutCall(call);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
