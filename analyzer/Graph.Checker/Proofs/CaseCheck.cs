using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>Checks one case: that its members are alike, and that its evidence holds for the pair that stands for all.</summary>
internal static class CaseCheck
{
    /// <returns>how many states were stepped through.</returns>
    public static int Check(EstateChecks estate, ProofQuestion question, ProofCase one)
    {
        if (one.Sources.Count == 0 || one.Destinations.Count == 0)
            throw new ProofRejectedException("it has no source or no destination");
        estate.Likeness.Require(one.Sources);
        estate.Likeness.Require(one.Destinations);
        var (sender, goal) = Representatives(estate, one);
        var inquiry = new Inquiry(estate.Network, sender.Sender, goal.Goal, question.ClientPorts, sender.Atom, goal.Atom);
        var traffic = TrafficSet.Of(one.Traffic).Intersect(TrafficSet.Of(inquiry.Sender.Address.Family));
        if (traffic.IsEmpty)
            throw new ProofRejectedException("it is about no traffic");
        switch (one.Evidence)
        {
            case ProofEvidence.Refutation refutation:
                return RefutationCheck.Check(inquiry, traffic, refutation);
            case ProofEvidence.Witness witness:
                WitnessCheck.Check(estate, question, sender, goal, inquiry, traffic, witness);
                return 0;
            case ProofEvidence.Gap gap:
                GapCheck.Check(estate, question, inquiry, traffic, gap);
                return 0;
            default:
                throw new InvalidOperationException("evidence is a refutation, a witness or a gap");
        }
    }

    /// <summary>The first source, and the first destination that is not of its host.</summary>
    private static (ProofEndpoints.Source Sender, ProofEndpoints.Destination Goal) Representatives(EstateChecks estate, ProofCase one)
    {
        var sender = ProofEndpoints.AsSource(estate, one.Sources[0]);
        var goals = one.Destinations.Select(endpoint => ProofEndpoints.AsDestination(estate, endpoint));
        var goal = goals.FirstOrDefault(other => !IsItself(sender.Sender, other.Goal)) ?? ProofEndpoints.AsDestination(estate, one.Destinations[0]);
        if (sender.Sender.Address.Family != goal.Goal.Address.Family)
            throw new ProofRejectedException("its source and its destination are of different address families");
        return (sender, goal);
    }

    private static bool IsItself(Sender sender, Goal goal) =>
        sender is Sender.OfInterface { Interface: var from } && goal.Holder is { } to && InterfaceFacts.AreOneHost(from, to);
}
