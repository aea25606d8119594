using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>What every VPC provides unfiltered (<see cref="AmazonProvidedServices"/>).</summary>
internal static class AmazonProvidedSteps
{
    /// <summary>What is left for others.</summary>
    public static Crowd Take(Crowd crowd, Id<Vpc> vpc)
    {
        var taken = TrafficSet.Nothing;
        foreach (var service in AmazonProvidedServices.Services)
        {
            if (service.Address == crowd.Destination)
                taken = taken.Union(At(service.Port, service.Protocol));
        }

        if (AmazonProvidedServices.IsResolver(crowd.Walk, vpc, crowd.Destination))
            taken = taken.Union(At(53, null));
        crowd.Only(taken).Reach(new ProofPlace.TakenByAmazon(vpc));
        var left = taken.IsEmpty ? crowd : crowd.Only(crowd.Packets.All.Except(taken));
        if (!crowd.Inquiry.Holds(AmazonProvidedServices.LinkLocal, crowd.Destination) || VpcLattice.Holds(crowd.Destination))
            return left;
        left.Stop(new Component("VPC", vpc.Value), ExplanationCodes.NoPossibleDestination);
        return left.Only(TrafficSet.Nothing);
    }

    private static TrafficSet At(ushort port, IpProtocol? protocol)
    {
        var ports = PortSet.Of(PortRange.Single(port));
        return protocol is { } one
            ? TrafficSet.Of(one, ports)
            : TrafficSet.Of(IpProtocol.Tcp, ports).Union(TrafficSet.Of(IpProtocol.Udp, ports));
    }
}
