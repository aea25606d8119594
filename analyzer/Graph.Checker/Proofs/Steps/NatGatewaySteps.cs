using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>NAT gateways (<see cref="NatGateways"/>, <see cref="RegionalNatGateways"/>).</summary>
internal static class NatGatewaySteps
{
    // Every protocol but TCP, UDP and ICMP is refused.
    private static readonly TrafficSet Taken = TrafficSet.Everything with { Other = default };

    public static void Translate(Crowd crowd, NatGateway nat, Subnet from)
    {
        var component = Components.Of(nat);
        if (crowd.IsReply)
            crowd.Stop(component, ExplanationCodes.NgwSourceAddressReassign);
        else if (nat.State is not "available")
            crowd.Stop(component, ExplanationCodes.BadState);
        else
        {
            crowd = crowd.StopAllBut(Taken, component, ExplanationCodes.ProtocolRestriction);
            if (nat.Vpc != from.Vpc || nat.Subnet == from.Id)
                crowd.Stop(component, ExplanationCodes.GraphRouteTargetUnusable);
            else if (crowd.Source.Family == AddressFamily.IPv6)
                crowd.Lose();
            else if (nat.IsRegional)
                TranslateRegional(crowd, nat, from);
            else if (SubnetOf(crowd, nat) is { } subnet)
                SendFromEachAddress(NetworkAclSteps.CheckInbound(crowd, subnet), nat, subnet);
        }
    }

    public static void Receive(Crowd crowd, NatGateway nat)
    {
        if (crowd is { IsReply: true, LastSession: ProofSession.Nat session } && session.Gateway == nat.Id
            && crowd.Destination == session.Address)
        {
            Return(crowd, session);
        }
        else
            crowd.Stop(Components.Of(nat), ExplanationCodes.GraphAcceptsNothingUnsolicited);
    }

    public static void ReceiveFromInternet(Crowd crowd, NatGatewayAddress address)
    {
        var nat = crowd.Network.Nat(address.NatGateway);
        if (crowd is not { IsReply: true, LastSession: ProofSession.Nat session } || session.Gateway != nat.Id)
            crowd.Stop(Components.Of(nat), ExplanationCodes.GraphAcceptsNothingUnsolicited);
        else if (nat.IsRegional)
            crowd.Undo(session).Reach(new ProofPlace.InVpc(nat.Vpc));
        else if (SubnetOf(crowd, nat) is { } subnet)
            Return(NetworkAclSteps.CheckInbound(crowd.To(session.Address), subnet), session);
    }

    public static void Return(Crowd crowd, ProofSession.Nat session)
    {
        var nat = crowd.Network.Nat(session.Gateway);
        if (crowd.Source != session.Destination)
            crowd.Stop(Components.Of(nat), ExplanationCodes.GraphReplyMisdelivered);
        else if (SubnetOf(crowd, nat) is { } subnet)
            crowd.Undo(session).Reach(new ProofPlace.InSubnet(subnet.Id));
    }

    private static void SendFromEachAddress(Crowd crowd, NatGateway nat, Subnet subnet)
    {
        var addresses = crowd.Facts.Gateways.AddressesOf(nat)
            .Where(row => row.Status is not ("failed" or "unassigning" or "disassociating"))
            .Select(row => row.PrivateAddress).OfType<Address>().ToList();
        foreach (var address in addresses)
        {
            crowd.Push(SessionOf(crowd, nat, address)).From(address).By(new ProofSender(nat.Vpc, []))
                .Reach(new ProofPlace.InSubnet(subnet.Id));
        }

        if (addresses.Count == 0)
            crowd.Lose();
    }

    private static void TranslateRegional(Crowd crowd, NatGateway nat, Subnet from)
    {
        if (!crowd.Facts.Gateways.InternetOfVpc.TryGetValue(nat.Vpc, out var gateway))
        {
            var scope = crowd.Facts.Vpcs.Vpc(nat.Vpc)?.Scope ?? nat.Scope;
            if (crowd.Facts.Gateways.InternetThatMayBeOf(nat.Vpc).Any()
                || crowd.Facts.Absence(ApiCall.DescribeInternetGateways, scope, "the internet gateway is needed") is not null)
                crowd.Lose();
            else
                crowd.Stop(Components.Of(nat), ExplanationCodes.GraphNoInternetGateway);
            return;
        }

        var addresses = crowd.Facts.Gateways.AddressesOf(nat).Select(row => row.PublicAddress).OfType<Address>().ToList();
        foreach (var address in addresses)
        {
            var sent = crowd.Push(SessionOf(crowd, nat, address)).From(address).By(ProofSender.Outside);
            InternetGatewaySteps.CheckPublicAccessOut(sent, from, Components.Of(gateway))
                .Reach(new ProofPlace.OnInternet(nat.Vpc));
        }

        if (addresses.Count == 0)
            crowd.Lose();
    }

    private static ProofSession.Nat SessionOf(Crowd crowd, NatGateway nat, Address address) =>
        new(crowd.Source, crowd.Destination, crowd.ClientPorts, nat.Id, address, ReturnsByItself: false);

    private static Subnet? SubnetOf(Crowd crowd, NatGateway nat)
    {
        if (nat.Subnet is { } id && crowd.Facts.Vpcs.Subnet(id) is { } subnet)
            return subnet;
        crowd.Lose();
        return null;
    }
}
