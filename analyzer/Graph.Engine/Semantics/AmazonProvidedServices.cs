using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// What every VPC provides and neither network ACLs nor security groups filter: Amazon DNS, instance metadata, ECS task
/// metadata, the Time Sync Service and Windows activation (vpc-network-acls.md, security-groups.md).
/// </summary>
internal static class AmazonProvidedServices
{
    private static readonly Cidr LinkLocal = Cidr.Parse("169.254.0.0/16");

    private static readonly TrafficSet Dns = TrafficSet.OfTcp(ValueSet.Single(53)).Union(TrafficSet.OfUdp(ValueSet.Single(53)));
    private static readonly TrafficSet Http = TrafficSet.OfTcp(ValueSet.Single(80));
    private static readonly TrafficSet Ntp = TrafficSet.OfUdp(ValueSet.Single(123));
    private static readonly TrafficSet Activation = TrafficSet.OfTcp(ValueSet.Single(1688));

    private static readonly Dictionary<Address, TrafficSet> Services = new()
    {
        [Address.Parse("169.254.169.253")] = Dns,
        [Address.Parse("fd00:ec2::253")] = Dns,
        [Address.Parse("169.254.169.254")] = Http,
        [Address.Parse("fd00:ec2::254")] = Http,
        [Address.Parse("169.254.170.2")] = Http,
        [Address.Parse("169.254.169.123")] = Ntp,
        [Address.Parse("fd00:ec2::123")] = Ntp,
        [Address.Parse("169.254.169.250")] = Activation,
        [Address.Parse("169.254.169.251")] = Activation,
    };

    /// <summary>Takes what the services of the VPC answer; gives what goes on.</summary>
    public static Flight Take(Exploration exploration, Flight flight, VpcNode vpc)
    {
        var isLinkLocal = LinkLocal.Contains(flight.Destination) && !VpcLattice.Holds(flight.Destination);
        if (!flight.IsReply && ServiceAt(vpc, flight.Destination) is { } served)
        {
            var taken = flight.Only(served);
            if (!taken.IsStopped)
                exploration.Arrive(taken, new Arrival.AmazonProvided(vpc));
            flight = flight.Only(TrafficSet.All.Except(served));
        }

        if (!isLinkLocal)
            return flight;
        if (!flight.Branch.IsEmpty)
            exploration.Stop(flight, new Component("VPC", vpc.Id), ExplanationCodes.NoPossibleDestination);
        return flight.Only(TrafficSet.Empty);
    }

    /// <summary>Whether some service of the VPC answers at an address, or none may.</summary>
    public static bool Serves(VpcNode vpc, Address address) => LinkLocal.Contains(address) || ServiceAt(vpc, address) is not null;

    /// <summary>The resolver is at the base of the VPC's block plus two (AmazonDNS-concepts.md).</summary>
    private static TrafficSet? ServiceAt(VpcNode vpc, Address address)
    {
        if (Services.TryGetValue(address, out var served))
            return served;
        foreach (var block in vpc.Blocks)
        {
            if (block.Family == AddressFamily.IPv4 && address.Family == AddressFamily.IPv4 && address.Bits == block.Network.Bits + 2)
                return Dns;
        }

        return null;
    }
}
