using Graph.Engine.Network;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A regional NAT gateway has no subnet, so no network ACL: it serves the whole VPC and goes out by the VPC's internet gateway
/// (nat-gateways-regional.md).
/// </summary>
internal static class RegionalNatGateways
{
    public static void Translate(Exploration exploration, Flight flight, NatGateway nat, SubnetNode from)
    {
        var vpc = from.Vpc;
        if (vpc.InternetGateway is not { } gateway)
        {
            if (exploration.Network.Gateways.UnplacedInternet.Find(one => one.MayBeAttachedTo(nat.Vpc)) is { } unplaced)
                exploration.Lose(flight, GatewayAttachments.Untold(unplaced.Id.Value));
            else if (exploration.Network.Absence(
                ApiCall.DescribeInternetGateways, vpc.Row?.Scope ?? nat.Scope, $"the internet gateway of {vpc.Id} is needed") is { } fact)
                exploration.Lose(flight, fact);
            else
                exploration.Stop(flight, new Component("NAT gateway", nat.Id.Value), ExplanationCodes.GraphNoInternetGateway);
            return;
        }

        var sent = false;
        foreach (var row in exploration.Network.Gateways.NatAddresses.GetValueOrDefault(nat.Id.Value) ?? [])
        {
            if (row.PublicAddress is not { } address)
                continue;
            sent = true;
            var session = new Session.Nat(
                flight.Source, flight.Destination, flight.ClientPorts, flight.Sessions, nat, address, ReturnsByItself: false);
            var translated = flight with
            {
                Source = address,
                Sessions = session,
                ClientPorts = NatGateways.OwnPorts,
                Sender = Identity.Outside,
            };
            var leaving = BlockPublicAccess.Check(
                exploration, translated, from, new Component("internet gateway", gateway.Id.Value), isTranslated: true);
            Internet.Receive(exploration, leaving, vpc);
        }

        if (!sent)
            exploration.Lose(flight, new MissingFact(nat.Id.Value, "the gateway's public addresses are not in the snapshot"));
    }

    public static void Return(Exploration exploration, Flight flight, Session.Nat session)
    {
        if (exploration.Network.Vpc(session.Gateway.Vpc.Value) is { } vpc)
            LocalRoutes.Deliver(exploration, NatGateways.Undo(flight, session), vpc);
        else
            exploration.Lose(flight, new MissingFact(session.Gateway.Vpc.Value, "the VPC is not in the snapshot"));
    }
}
