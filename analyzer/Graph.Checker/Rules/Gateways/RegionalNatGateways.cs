using Graph.Checker.Walking;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A regional NAT gateway has no subnet, so no network ACL: it serves the whole VPC and goes out by the VPC's internet gateway
/// (nat-gateways-regional.md).
/// </summary>
internal static class RegionalNatGateways
{
    public static void Translate(Walk walk, Flight flight, NatGateway nat, Subnet from)
    {
        var component = Components.Of(nat);
        if (!walk.Facts.Gateways.InternetOfVpc.TryGetValue(nat.Vpc, out var gateway))
        {
            var scope = walk.Facts.Vpcs.Vpc(nat.Vpc)?.Scope ?? nat.Scope;
            if (walk.Facts.Gateways.InternetThatMayBeOf(nat.Vpc).FirstOrDefault() is { } unplaced)
                walk.Lose(flight, component, GatewayAttachments.Untold(unplaced.Id.Value));
            else if (walk.Facts.Absence(
                ApiCall.DescribeInternetGateways, scope, $"the internet gateway of {nat.Vpc} is needed") is { } fact)
                walk.Lose(flight, component, fact);
            else
                walk.Stop(flight, component, ExplanationCodes.GraphNoInternetGateway, "no internet gateway is attached to the VPC");
            return;
        }

        var sent = false;
        foreach (var row in walk.Facts.Gateways.AddressesOf(nat))
        {
            if (row.PublicAddress is not { } address)
                continue;
            sent = true;
            var session = new Session.Nat(flight.Packet, flight.ClientPorts, nat, address, ReturnsByItself: false);
            var translated = flight.Relay(
                component,
                session,
                flight.Packet.WithSource(address).FromPort(walk.RelayPort(flight)),
                $"source becomes {address}") with
            { Sender = SenderIdentity.Outside };
            var leaving = BlockPublicAccess.CheckOutbound(walk, translated, from, Components.Of(gateway));
            Internet.Receive(walk, leaving.Pass(Components.Of(gateway)), nat.Vpc);
        }

        if (!sent)
            walk.Lose(flight, component, new MissingFact(nat.Id.Value, "the gateway's public addresses are not in the snapshot"));
    }

    public static void Return(Walk walk, Flight flight, Session.Nat session) =>
        LocalRoutes.Deliver(walk, flight.Undo(session, Components.Of(session.Gateway)), session.Gateway.Vpc);
}
