using System.Collections.Frozen;
using Graph.Checker;
using Graph.Engine;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Testing.Questions;

/// <summary>
/// A question and what is expected of its answer. An expectation that fails throws <see cref="ReachabilityException"/> with
/// the way of the packet, hop by hop. It is asked anew for every expectation, of the topology as it is then.
/// </summary>
public sealed class Probe
{
    /// <summary>The name of an AppContext switch: set, the prover is not asked. Mutation testing asks what a test says by itself.</summary>
    public const string WalkerAlone = "Graph.Testing.WalkerAlone";

    private readonly Topology _topology;
    private readonly WalkerOptions _options;

    internal Probe(Topology topology, Question question, WalkerOptions? options = null)
    {
        _topology = topology;
        Question = question;
        _options = options ?? WalkerOptions.Default;
    }

    public Question Question { get; }

    /// <summary>Told of every question asked, with what it is asked of.</summary>
    internal static Action<Estate, Question, WalkerOptions>? Asked { get; set; }

    /// <summary>The answer of the packet walker, with which the prover must agree.</summary>
    /// <exception cref="ReachabilityException">the prover, which is written apart, gives another verdict.</exception>
    public Answer Ask()
    {
        var estate = _topology.Build();
        Asked?.Invoke(estate, Question, _options);
        var answer = new Walker(estate, _options).Ask(Question);
        if (AppContext.TryGetSwitch(WalkerAlone, out var isAlone) && isAlone)
            return answer;
        var proved = new Prover(estate, new ProverOptions(_options.Strict, _options.Assumed)).Ask(Question);
        return proved == answer.Verdict
            ? answer
            : throw new ReachabilityException($"the prover says `{Question}` is {proved}, the walker:\n{Trace.Of(answer)}");
    }

    /// <summary>The same question with a choice made: `inspection=pass`.</summary>
    public Probe Assuming(string choice) =>
        new(_topology, Question, _options with { Assumed = _options.Assumed.Append(choice).ToFrozenSet() });

    /// <summary>The same question without default assumptions.</summary>
    public Probe Strictly() => new(_topology, Question, _options with { Strict = true });

    /// <summary>The request arrives, and so does its reply where there is one.</summary>
    /// <param name="through">components or rules that must have let it pass, by id.</param>
    public Probe ShouldReach(params string[] through)
    {
        var answer = Ask();
        Expect(answer, answer.Verdict == Verdict.Reachable, "to be reachable");
        foreach (var id in through)
            Expect(answer, Hops(answer).Any(hop => Named(hop, id)), $"to pass `{id}`");
        return this;
    }

    /// <summary>A known control stops every packet.</summary>
    /// <param name="because">the answer's code.</param>
    /// <param name="at">the component or the rule that drops the packet, by id.</param>
    /// <param name="isDelivered">whether the request arrives, and only the reply does not.</param>
    public Probe ShouldNotReach(ExplanationCode? because = null, string? at = null, bool? isDelivered = null)
    {
        var answer = Ask();
        Expect(answer, answer.Verdict == Verdict.Unreachable, "to be unreachable");
        ExpectCode(answer, because);
        if (at is not null)
        {
            var blocker = Hops(answer).FirstOrDefault(hop => hop.Decision is HopDecision.Blocked);
            Expect(answer, blocker is not null && Named(blocker, at), $"to be dropped by `{at}`");
        }

        if (isDelivered is { } expected)
            Expect(answer, answer.IsForwardDelivered == expected, expected ? "to deliver the request" : "not to deliver the request");
        return this;
    }

    /// <summary>A fact is missing that could decide.</summary>
    /// <param name="missing">the id or the call that is missing.</param>
    public Probe ShouldBeUnknown(string? missing = null, ExplanationCode? because = null)
    {
        var answer = Ask();
        Expect(answer, answer.Verdict == Verdict.Unknown, "to be unknown");
        ExpectCode(answer, because);
        if (missing is not null)
            Expect(answer, answer.Missing.Any(fact => fact.Subject == missing), $"to miss `{missing}`");
        return this;
    }

    /// <inheritdoc cref="ShouldBeUnknown(string?, ExplanationCode?)"/>
    public Probe ShouldBeUnknown(ApiCall missing) => ShouldBeUnknown(missing.Name);

    /// <summary>The connection that decided does not touch these components or rules.</summary>
    public Probe ShouldNotPass(params string[] ids)
    {
        var answer = Ask();
        foreach (var id in ids)
            Expect(answer, !Hops(answer).Any(hop => Named(hop, id)), $"not to pass `{id}`");
        return this;
    }

    /// <summary>Source or destination is a stopped instance or an interface attached to nothing, or neither is.</summary>
    public Probe ShouldBeDormant(bool expected = true)
    {
        var answer = Ask();
        Expect(answer, answer.IsDormant == expected, expected ? "to be dormant" : "not to be dormant");
        return this;
    }

    /// <summary>The verdict says that it rests on a named choice.</summary>
    public Probe ShouldRestOn(Assumption assumption)
    {
        var answer = Ask();
        Expect(answer, answer.Assumptions.Contains(assumption), $"to rest on `{assumption.Id}`");
        return this;
    }

    /// <summary>The verdict rests on no such choice.</summary>
    public Probe ShouldNotRestOn(Assumption assumption)
    {
        var answer = Ask();
        Expect(answer, !answer.Assumptions.Contains(assumption), $"not to rest on `{assumption.Id}`");
        return this;
    }

    private static IEnumerable<Hop> Hops(Answer answer) => answer.Connection is { } connection
        ? connection.Request.Hops.Concat(connection.Reply?.Hops ?? [])
        : [];

    // A network ACL entry is `ingress/100/10.0.0.0/16`: `ingress/100` names it too.
    private static bool Named(Hop hop, string id) =>
        hop.Component.Id == id
        || (hop.Rule is { Id: var rule } && (rule == id || rule.StartsWith($"{id}/", StringComparison.Ordinal)));

    private void ExpectCode(Answer answer, ExplanationCode? code)
    {
        if (code is { } expected)
            Expect(answer, answer.Code == expected, $"to have the code {expected}");
    }

    private void Expect(Answer answer, bool isMet, string expectation)
    {
        if (!isMet)
            throw new ReachabilityException($"expected `{Question}` {expectation}, but:\n{Trace.Of(answer)}");
    }
}
