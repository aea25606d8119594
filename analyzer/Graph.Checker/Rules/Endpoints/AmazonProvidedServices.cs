using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// What every VPC provides and neither network ACLs nor security groups filter: Amazon DNS, instance metadata, ECS task
/// metadata, the Time Sync Service and Windows activation (vpc-network-acls.md, security-groups.md).
/// </summary>
internal static class AmazonProvidedServices
{
    internal static readonly Cidr LinkLocal = Cidr.Parse("169.254.0.0/16");

    internal static readonly (Address Address, IpProtocol? Protocol, ushort Port, string Name)[] Services =
    [
        (Address.Parse("169.254.169.253"), null, 53, "Amazon DNS"),
        (Address.Parse("fd00:ec2::253"), null, 53, "Amazon DNS"),
        (Address.Parse("169.254.169.254"), IpProtocol.Tcp, 80, "instance metadata"),
        (Address.Parse("fd00:ec2::254"), IpProtocol.Tcp, 80, "instance metadata"),
        (Address.Parse("169.254.170.2"), IpProtocol.Tcp, 80, "ECS task metadata"),
        (Address.Parse("169.254.169.123"), IpProtocol.Udp, 123, "Time Sync Service"),
        (Address.Parse("fd00:ec2::123"), IpProtocol.Udp, 123, "Time Sync Service"),
        (Address.Parse("169.254.169.250"), IpProtocol.Tcp, 1688, "Windows activation"),
        (Address.Parse("169.254.169.251"), IpProtocol.Tcp, 1688, "Windows activation"),
    ];

    public static bool TryTake(Walk walk, Flight flight, Id<Vpc> vpc)
    {
        var packet = flight.Packet;
        var component = new Component("VPC", vpc.Value);
        foreach (var service in Services)
        {
            if (service.Address == packet.Destination && Serves(service.Protocol, service.Port, packet))
                return Take(walk, flight, component, service.Name);
        }

        if (Serves(null, 53, packet) && IsResolver(walk, vpc, packet.Destination))
            return Take(walk, flight, component, "Amazon DNS");
        if (!LinkLocal.Contains(packet.Destination))
            return false;
        walk.Stop(
            flight, component, ExplanationCodes.NoPossibleDestination, $"{packet.Destination} is link-local: no service answers there");
        return true;
    }

    private static bool Take(Walk walk, Flight flight, Component component, string name)
    {
        walk.Arrive(flight.Pass(component, $"taken by {name}, which nothing filters"), new Arrival.AmazonProvided(name));
        return true;
    }

    private static bool Serves(IpProtocol? protocol, ushort port, Packet packet) =>
        packet.Protocol.HasPorts && packet.DestinationPort == port && (protocol is null || protocol == packet.Protocol);

    /// <summary>The resolver is at the base of the VPC's block plus two (AmazonDNS-concepts.md).</summary>
    internal static bool IsResolver(Walk walk, Id<Vpc> vpc, Address address)
    {
        foreach (var block in walk.Facts.Vpcs.BlocksOf(vpc))
        {
            if (block.Family == AddressFamily.IPv4 && address == Address.V4((uint)block.Network.Bits + 2))
                return true;
        }

        return false;
    }
}
