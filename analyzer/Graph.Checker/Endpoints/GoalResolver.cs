using System.Collections.Immutable;
using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>What a question's destination stands for.</summary>
internal static class GoalResolver
{
    /// <param name="fromInternet">an id then means its public addresses.</param>
    public static Side<Goal> Resolve(EstateFacts facts, EndpointReference reference, bool fromInternet) => reference switch
    {
        EndpointReference.At at => new Side<Goal>.Endpoints([new Goal(at.Address, null, GoalPlace.Anywhere)], []),
        EndpointReference.Of of => ResolveResource(facts, of.Id, fromInternet),
        EndpointReference.OnPremises => OnPremisesSide.Resolve<Goal>(facts),
        _ => new Side<Goal>.Internet(),
    };

    private static Side<Goal> ResolveResource(EstateFacts facts, string id, bool fromInternet)
    {
        if (ResourceInterfaces.Of(facts, id) is not { } interfaces)
            return Side<Goal>.Lacking(id, "the destination is not in the snapshot");
        var goals = interfaces.SelectMany(row => GoalsAt(facts, row, fromInternet)).ToImmutableArray();
        if (!goals.IsEmpty)
            return new Side<Goal>.Endpoints(goals, SetMembers.Unlisted(facts, id), SetMembers.IsSet(id));
        if (SetMembers.Unlisted(facts, id) is { Count: > 0 } unlisted)
            return new Side<Goal>.Missing(unlisted);
        return interfaces.Count > 0 && fromInternet
            ? new Side<Goal>.Absent(
                ExplanationCodes.IgwPrivateIpAssociationForIngress, "the destination has neither a public IPv4 nor an IPv6 address")
            : SenderResolver.NoAddress<Goal>(facts, id, "the destination has no interface with an address");
    }

    private static IEnumerable<Goal> GoalsAt(EstateFacts facts, NetworkInterface holder, bool fromInternet)
    {
        var addresses = facts.Interfaces.AddressesOf(holder);
        foreach (var row in addresses)
        {
            if (!fromInternet || row.Address.Family == AddressFamily.IPv6)
                yield return new Goal(row.Address, holder, GoalPlace.Anywhere);
        }

        foreach (var row in addresses)
        {
            if (row.PublicAddress is { } publicAddress)
                yield return new Goal(publicAddress, holder, GoalPlace.Anywhere);
        }
    }
}
