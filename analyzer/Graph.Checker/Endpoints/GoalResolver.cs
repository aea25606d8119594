using System.Collections.Immutable;
using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>What a question's destination stands for. The internet is not resolved here: its address depends on the sender.</summary>
internal static class GoalResolver
{
    /// <param name="fromInternet">an id then means its public addresses.</param>
    public static Resolution<Goal> Resolve(EstateFacts facts, EndpointReference reference, bool fromInternet) =>
        reference switch
        {
            EndpointReference.At at => new Resolution<Goal>.Found([new Goal(at.Address, null, false)]),
            EndpointReference.Of of => ResolveResource(facts, of.Id, fromInternet),
            EndpointReference.OnPremises => new Resolution<Goal>.Missing(
                ExplanationCodes.GraphNotModelled, new MissingFact("on-prem", "destinations on premises are not modelled")),
            _ => throw new ArgumentException("the internet has no single address", nameof(reference)),
        };

    private static Resolution<Goal> ResolveResource(EstateFacts facts, string id, bool fromInternet)
    {
        if (ResourceInterfaces.Of(facts, id) is not { } interfaces)
            return Resolution<Goal>.Lacking(id, "the destination is not in the snapshot");
        var goals = interfaces.SelectMany(row => GoalsAt(facts, row, fromInternet)).ToImmutableArray();
        if (!goals.IsEmpty)
            return new Resolution<Goal>.Found(goals);
        return interfaces.Count > 0 && fromInternet
            ? new Resolution<Goal>.Absent(
                ExplanationCodes.IgwPrivateIpAssociationForIngress, "the destination has neither a public IPv4 nor an IPv6 address")
            : SenderResolver.NoAddress<Goal>(facts, id, "the destination has no interface with an address");
    }

    private static IEnumerable<Goal> GoalsAt(EstateFacts facts, NetworkInterface holder, bool fromInternet)
    {
        var addresses = facts.Interfaces.AddressesOf(holder);
        foreach (var row in addresses)
        {
            if (!fromInternet || row.Address.Family == AddressFamily.IPv6)
                yield return new Goal(row.Address, holder, false);
        }

        foreach (var row in addresses)
        {
            if (row.PublicAddress is { } publicAddress)
                yield return new Goal(publicAddress, holder, false);
        }
    }
}
