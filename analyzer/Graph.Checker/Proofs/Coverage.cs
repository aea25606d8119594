using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that the cases leave nothing of the question out. Endpoints that take part in the same cases are taken together, so
/// that the cost follows the cases and not the pairs.
/// </summary>
internal sealed class Coverage
{
    private readonly EstateChecks _estate;
    private readonly Proof _proof;

    private Coverage(EstateChecks estate, Proof proof)
    {
        _estate = estate;
        _proof = proof;
    }

    /// <exception cref="ProofRejectedException">a pair of endpoints, or some of its traffic, is in no case.</exception>
    public static void Check(EstateChecks estate, Proof proof) => new Coverage(estate, proof).Check();

    private void Check()
    {
        var sources = EndpointGroups.Of(_proof.Question.Sources, [.. _proof.Cases.Select(one => one.Sources)]);
        var destinations = EndpointGroups.Of(_proof.Question.Destinations, [.. _proof.Cases.Select(one => one.Destinations)]);
        var traffics = _proof.Cases.Select(one => TrafficSet.Of(one.Traffic)).ToArray();
        var asked = TrafficSet.Of(_proof.Question.Traffic);
        foreach (var source in sources)
        {
            foreach (var destination in destinations)
            {
                if (source.Family != destination.Family || IsNoPart(source, destination))
                    continue;
                var left = asked.Intersect(TrafficSet.Of(source.Family));
                foreach (var place in Common(source.Cases, destination.Cases))
                    left = left.Except(traffics[place]);
                if (!left.IsEmpty)
                    throw new ProofRejectedException($"no case is about {left} from {TextOf(source, destination)}");
            }
        }
    }

    /// <summary>A host's packets to itself are no part of a question, nor are the internet's.</summary>
    private bool IsNoPart(EndpointGroups.Group source, EndpointGroups.Group destination) =>
        (source.IsInternet && destination.IsInternet)
        || (HostOf(source) is { } host && host == HostOf(destination));

    /// <summary>Names a pair of the groups that is of two hosts.</summary>
    private string TextOf(EndpointGroups.Group source, EndpointGroups.Group destination)
    {
        foreach (var from in source.Interfaces.OfType<Id<NetworkInterface>>())
        {
            foreach (var to in destination.Interfaces.OfType<Id<NetworkInterface>>())
            {
                if (HostOf(from) != HostOf(to))
                    return $"`{from}` to `{to}`";
            }
        }

        return $"{source.Example} to {destination.Example}";
    }

    /// <summary>The one host whose interfaces they are; null where they are of several, or of none.</summary>
    private string? HostOf(EndpointGroups.Group group)
    {
        string? host = null;
        foreach (var id in group.Interfaces)
        {
            var one = id is { } known ? HostOf(known) : null;
            if (one is null || (host is not null && host != one))
                return null;
            host = one;
        }

        return host;
    }

    private string? HostOf(Id<NetworkInterface> id) =>
        _estate.Facts.Interfaces.Interface(id) is { } row ? row.Instance?.Value ?? row.Id.Value : null;

    private static IEnumerable<int> Common(ValueList<int> ones, ValueList<int> others)
    {
        for (int i = 0, j = 0; i < ones.Count && j < others.Count;)
        {
            if (ones[i] == others[j])
            {
                yield return ones[i];
                i++;
                j++;
            }
            else if (ones[i] < others[j])
                i++;
            else
                j++;
        }
    }
}
