using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Threats.Rules;

/// <summary>What rules work on. Questions are asked once, however many rules ask them. For one thread.</summary>
public sealed class ThreatContext
{
    private readonly Dictionary<(string From, string To, TrafficSet), ProveAnswer> _answers = [];
    private readonly Dictionary<Type, object> _shared = [];
    private readonly Lazy<Flows> _flows;

    public ThreatContext(Estate estate, Policy policy, ProverOptions options)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Estate = estate;
        Policy = policy;
        Options = options;
        Prover = new Prover(estate, options, policy.Tagging.Tiers);
        Placement = Placer.Place(estate, Prover, policy);
        _flows = new(() => new Flows(Prover.Survey(TrafficSet.All), Placement));
    }

    public Estate Estate { get; }

    public Policy Policy { get; }

    public ProverOptions Options { get; }

    public Prover Prover { get; }

    public AssetPlacement Placement { get; }

    /// <summary>Everything that gets anywhere, by asset.</summary>
    public Flows Flows => _flows.Value;

    /// <summary>The prover's answer, asked at most once.</summary>
    /// <exception cref="FormatException">a selector cannot be read.</exception>
    public ProveAnswer Reach(string from, string to, TrafficSet traffic)
    {
        if (!_answers.TryGetValue((from, to, traffic), out var answer))
        {
            answer = _answers[(from, to, traffic)] = Prover.Prove(new ProveQuestion(
                Selector.Parse(from), Selector.Parse(to), traffic, ValueSet.Of(PortRange.Ephemeral)));
        }

        return answer;
    }

    /// <summary>What several rules look things up in, made when the first of them asks.</summary>
    internal TIndex Shared<TIndex>(Func<ThreatContext, TIndex> make)
        where TIndex : class
    {
        if (!_shared.TryGetValue(typeof(TIndex), out var index))
            index = _shared[typeof(TIndex)] = make(this);
        return (TIndex)index;
    }
}
