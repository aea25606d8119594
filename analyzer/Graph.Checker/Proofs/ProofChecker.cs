using System.Collections.Frozen;
using System.Globalization;
using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks a proof against an estate's rows, with nothing of what made it: witnesses are walked again, refutations stepped
/// through, and the cases must cover the question. What is accepted is true of the estate as the walker reads it.
/// </summary>
public static class ProofChecker
{
    /// <param name="estate">the estate of the snapshot.</param>
    /// <param name="snapshotDigest">the snapshot's digest, `sha256:...`.</param>
    public static ProofOutcome Check(Estate estate, string snapshotDigest, Proof proof)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(proof);
        var states = 0;
        try
        {
            if (proof.SnapshotDigest != snapshotDigest)
                throw new ProofRejectedException($"the proof is about snapshot {proof.SnapshotDigest}, and this is {snapshotDigest}");
            QuestionForm.Check(proof.Question);
            var options = new WalkerOptions(proof.Options.Strict, proof.Options.Assume.ToFrozenSet(StringComparer.Ordinal));
            var checks = new EstateChecks(new EstateFacts(estate), options);
            QuestionEndpoints.Check(checks, proof.Question);
            for (var i = 0; i < proof.Cases.Count; i++)
                states += CheckCase(checks, proof, i);
            Coverage.Check(checks, proof);
        }
        catch (ProofRejectedException e)
        {
            return new ProofOutcome(e.Message, proof.Cases.Count, states);
        }

        return new ProofOutcome(null, proof.Cases.Count, states);
    }

    private static int CheckCase(EstateChecks estate, Proof proof, int place)
    {
        try
        {
            return CaseCheck.Check(estate, proof.Question, proof.Cases[place]);
        }
        catch (ProofRejectedException e)
        {
            throw new ProofRejectedException(string.Create(CultureInfo.InvariantCulture, $"case {place + 1}: {e.Message}"));
        }
    }
}

/// <summary>What became of checking a proof.</summary>
/// <param name="Problem">the first thing that is wrong with it, in one line that may quote hostile text; null: it is accepted.</param>
/// <param name="Cases">how many cases it has.</param>
/// <param name="States">how many states of refutations were stepped through.</param>
public sealed record ProofOutcome(string? Problem, int Cases, int States)
{
    public bool IsAccepted => Problem is null;
}

/// <summary>An estate made ready for checking: shared by all cases.</summary>
internal sealed class EstateChecks(EstateFacts facts, WalkerOptions options)
{
    public EstateFacts Facts { get; } = facts;

    public WalkerOptions Options { get; } = options;

    public Network Network { get; } = new(facts, options);

    public Likeness Likeness { get; } = new(facts);

    public OwnAddresses OwnAddresses { get; } = new(facts);

    public TrafficSamples Samples => field ??= new(Facts);

    /// <summary>The sets of addresses that were looked at before: many cases are about the same.</summary>
    public Dictionary<ProofEndpoint, AddressAtom> Atoms { get; } = [];
}

/// <summary>What holds of a question by itself.</summary>
internal static class QuestionForm
{
    public static void Check(ProofQuestion question)
    {
        if (question.Through != ProofQuestion.Direct)
            throw new ProofRejectedException($"the question is through `{question.Through}`: only `direct` ones can be checked");
        if (question.Sources.Count == 0 || question.Destinations.Count == 0)
            throw new ProofRejectedException("the question has no source or no destination");
        if (TrafficSet.Of(question.Traffic).IsEmpty)
            throw new ProofRejectedException("the question is about no traffic");
        if (question.ClientPorts.Count == 0)
            throw new ProofRejectedException("the question leaves the client no port");
    }
}
