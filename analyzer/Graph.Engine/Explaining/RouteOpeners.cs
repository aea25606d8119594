using Graph.Engine.Changes;
using Graph.Engine.Network;
using Graph.Engine.Semantics;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Engine.Explaining;

/// <summary>The routes, one of which a route table needs to lead packets on: to every gateway of the VPC that may get them there.</summary>
internal sealed class RouteOpeners(CompiledNetwork network)
{
    public IEnumerable<Change> Of(Blocker blocker) => blocker.Component.Kind is "route table"
        ? InVpc(blocker.Component.Id, blocker.Flight.Destination, blocker.Flight.IsReply)
        : InTransitGateway(blocker.Component.Id, blocker.Flight.Destination);

    /// <summary>The calls that may tell of further gateways which a route could lead to, or of the VPCs that they join.</summary>
    /// <param name="id">of a table; another component's stands for tables everywhere.</param>
    public IEnumerable<MissingFact> Missing(string id, Address destination)
    {
        ApiCall[] calls = network.Transit.Tables.ContainsKey(id)
            ? [ApiCall.DescribeTransitGatewayAttachments]
            : IsOutside(destination)
                ? [ApiCall.DescribeInternetGateways, destination.Family == AddressFamily.IPv4 ? ApiCall.DescribeNatGateways : ApiCall.DescribeEgressOnlyInternetGateways]
                : [ApiCall.DescribeVpcPeeringConnections, ApiCall.DescribeTransitGatewayVpcAttachments, ApiCall.DescribeVpnGateways];
        return calls.Append(ApiCall.DescribeVpcs).Select(call => network.AbsenceEverywhere(call, "a gateway that a route could lead to may be there")).OfType<MissingFact>();
    }

    /// <summary>Another target for the route by which packets came to a gateway that does not take them: a NAT gateway takes no replies out.</summary>
    public IEnumerable<Change> Instead(ProofPlace.InSubnet router, Flight flight)
    {
        if (network.Subnets.GetValueOrDefault(router.Subnet.Value) is not { Table: { } table, Vpc: { Row: { } row } vpc } || !IsOutside(flight.Destination))
            yield break;
        if (vpc.InternetGateway is null)
            yield return new AttachInternetGateway(row.Id, row.Scope);
        foreach (var route in table.For(flight.Destination).Candidates.Where(route => route.Target.Kind == RouteTargetKind.NatGateway))
        {
            foreach (var (_, target) in ToInternet(vpc, flight.Destination, isReply: true))
                yield return new ReplaceRoute(route, target);
        }
    }

    private IEnumerable<Change> InVpc(string id, Address destination, bool isReply)
    {
        if (network.RouteTables.GetValueOrDefault(id) is not { } table || network.Vpc(table.Row.Vpc.Value) is not { Row: not null } vpc)
            yield break;
        var dead = table.For(destination).Candidates.FirstOrDefault(route => route.IsBlackhole);
        foreach (var (block, target) in IsOutside(destination) ? ToInternet(vpc, destination, isReply) : ToPrivate(vpc, destination))
        {
            if (dead is not null)
                yield return new ReplaceRoute(dead, target);
            else
                yield return new AddRoute(table.Row.Id, block, target);
        }

        if (IsOutside(destination) && vpc.InternetGateway is null)
            yield return new AttachInternetGateway(vpc.Row.Id, vpc.Row.Scope);
    }

    private IEnumerable<(Cidr, RouteTarget)> ToInternet(VpcNode vpc, Address destination, bool isReply)
    {
        var everything = destination.Family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
        if (vpc.InternetGateway is { } gateway)
            yield return (everything, new RouteTarget(RouteTargetKind.InternetGateway, gateway.Id.Value));
        if (isReply)
            yield break;
        foreach (var nat in network.Gateways.Nat.Values.Where(row => row.IsPresent && !row.IsPrivate && row.Vpc == vpc.Row!.Id)
            .OrderBy(row => row.Id).Where(_ => destination.Family == AddressFamily.IPv4))
        {
            yield return (everything, new RouteTarget(RouteTargetKind.NatGateway, nat.Id.Value));
        }

        foreach (var egress in network.Gateways.EgressOnly.Values.Where(row => row.IsAttached && row.Vpc == vpc.Row!.Id)
            .OrderBy(row => row.Id).Where(_ => destination.Family == AddressFamily.IPv6))
        {
            yield return (everything, new RouteTarget(RouteTargetKind.EgressOnlyInternetGateway, egress.Id.Value));
        }
    }

    private IEnumerable<(Cidr, RouteTarget)> ToPrivate(VpcNode vpc, Address destination)
    {
        foreach (var peering in vpc.Peerings.Where(peering => peering.Row.IsActive).OrderBy(peering => peering.Row.Id))
        {
            foreach (var block in peering.BlocksOpposite(vpc).Where(block => block.Contains(destination)).Take(1))
                yield return (block, new RouteTarget(RouteTargetKind.VpcPeeringConnection, peering.Row.Id.Value));
        }

        var behind = BlockAround(destination);
        foreach (var gateway in network.TransitGateways.Values.Where(node => node.VpcAttachments.ContainsKey(vpc))
            .OrderBy(node => node.Id, StringComparer.Ordinal))
        {
            yield return (behind, new RouteTarget(RouteTargetKind.TransitGateway, gateway.Id));
        }

        foreach (var gateway in network.Gateways.Vpn.Values.Where(row => row.Vpc == vpc.Row!.Id).OrderBy(row => row.Id))
            yield return (behind, new RouteTarget(RouteTargetKind.VpnGateway, gateway.Id.Value));
    }

    private IEnumerable<Change> InTransitGateway(string id, Address destination)
    {
        if (network.Transit.Tables.GetValueOrDefault(id) is not { } table)
            yield break;
        var attachments = network.Transit.Attachments.Values
            .Where(row => row.TransitGateway == table.Row.TransitGateway && row.State is "available"
                && (row.ResourceType is not "vpc" || (row.ResourceId is { } vpc && network.Vpc(vpc)?.Holds(destination) == true)))
            .OrderBy(row => row.Id);
        foreach (var attachment in attachments)
            yield return new AddTransitGatewayRoute(table.Row.Id, BlockAround(destination), attachment);
    }

    /// <summary>The VPC's block around an address, else the address alone.</summary>
    private Cidr BlockAround(Address address)
    {
        foreach (var vpc in network.Vpcs.Values.Where(vpc => vpc.Row is not null).OrderBy(vpc => vpc.Id, StringComparer.Ordinal))
        {
            foreach (var block in vpc.Blocks)
            {
                if (block.Contains(address))
                    return block;
            }
        }

        return Cidr.Single(address);
    }

    private bool IsOutside(Address address) =>
        SpecialPurposeAddresses.IsPublic(address) && !network.HoldersOf.ContainsKey(address)
        && !network.Vpcs.Values.Any(vpc => vpc.Row is not null && vpc.Holds(address));
}
