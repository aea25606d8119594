using Graph.Checker.Endpoints;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that the endpoints of a question are those that its text means, where the text is an id or `internet`. What other
/// selectors mean is taken from the proof.
/// </summary>
internal static class QuestionEndpoints
{
    public static void Check(EstateChecks estate, ProofQuestion question)
    {
        foreach (var endpoint in question.Sources)
            ProofEndpoints.AsSource(estate, endpoint);
        foreach (var endpoint in question.Destinations)
            ProofEndpoints.AsDestination(estate, endpoint);
        if (EndpointReference.TryParse(question.From, out var from) && from is not EndpointReference.At)
            CheckSources(estate, question, from);
        if (EndpointReference.TryParse(question.To, out var to) && to is not EndpointReference.At)
            CheckDestinations(estate, question, to);
    }

    private static void CheckSources(EstateChecks estate, ProofQuestion question, EndpointReference from)
    {
        switch (SenderResolver.Resolve(estate.Facts, from))
        {
            case Side<Sender>.Internet:
                RequireInternet(estate, question.Sources, FamiliesOf(question.Destinations));
                break;
            case Side<Sender>.Endpoints { Items: var senders }:
                var families = FamiliesOf(question.Destinations);
                RequireListed(
                    question.Sources,
                    senders.OfType<Sender.OfInterface>().Where(sender => families.Contains(sender.Address.Family))
                        .Select(sender => new ProofEndpoint.OfInterface(sender.Interface.Id, sender.Address)));
                break;
        }
    }

    private static void CheckDestinations(EstateChecks estate, ProofQuestion question, EndpointReference to)
    {
        var fromInternet = question.Sources.All(source => source is ProofEndpoint.Internet);
        switch (GoalResolver.Resolve(estate.Facts, to, fromInternet))
        {
            case Side<Goal>.Internet:
                RequireInternet(estate, question.Destinations, FamiliesOf(question.Sources));
                break;
            case Side<Goal>.Endpoints { Items: var goals }:
                var families = FamiliesOf(question.Sources);
                RequireListed(
                    question.Destinations,
                    goals.Where(goal => families.Contains(goal.Address.Family)).Select(goal => goal.Holder is { } holder
                        ? new ProofEndpoint.OfInterface(holder.Id, goal.Address)
                        : (ProofEndpoint)new ProofEndpoint.At(goal.Address)));
                break;
        }
    }

    private static HashSet<AddressFamily> FamiliesOf(ValueList<ProofEndpoint> endpoints) =>
        [.. endpoints.Select(ProofEndpoints.FamilyOf)];

    private static void RequireListed(ValueList<ProofEndpoint> endpoints, IEnumerable<ProofEndpoint> required)
    {
        var listed = endpoints.ToHashSet();
        foreach (var endpoint in required)
        {
            if (!listed.Contains(endpoint))
                throw new ProofRejectedException($"the question leaves out {ProofEndpoints.TextOf(endpoint)}");
        }
    }

    /// <summary>
    /// Of each family that the other side has, every public address but the estate's own: the blocks of its VPCs and the single
    /// addresses that mean something in it.
    /// </summary>
    private static void RequireInternet(
        EstateChecks estate, ValueList<ProofEndpoint> endpoints, IEnumerable<AddressFamily> families)
    {
        foreach (var family in families)
        {
            var everything = family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
            var covered = endpoints.OfType<ProofEndpoint.Internet>().SelectMany(one => one.Blocks)
                .Concat(SpecialPurposeAddresses.Blocks)
                .Concat(estate.OwnAddresses.Blocks)
                .Concat(estate.OwnAddresses.Singles.Select(Cidr.Single))
                .Where(block => block.Family == family)
                .OrderBy(block => block.Network);
            UInt128 next = 0;
            var isWhole = false;
            foreach (var block in covered)
            {
                if (block.Network.Bits > next)
                    break;
                isWhole |= block.Last == everything.Last;
                if (!isWhole && block.Last.Bits >= next)
                    next = block.Last.Bits + 1;
            }

            if (!isWhole)
                throw new ProofRejectedException($"the question leaves out {new Address(family, next)} of the internet");
        }
    }
}
