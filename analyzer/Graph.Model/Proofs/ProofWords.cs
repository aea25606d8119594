namespace Graph.Model.Proofs;

/// <summary>Places and ways in as lists of words: ids are hostile text, so no character can part them.</summary>
internal static class ProofWords
{
    public static string?[] Of(ProofPlace place) => place switch
    {
        ProofPlace.Send send => ["send", send.Interface.Value],
        ProofPlace.InSubnet subnet => ["subnet", subnet.Subnet.Value],
        ProofPlace.InVpc vpc => ["vpc", vpc.Vpc.Value],
        ProofPlace.Receive receive => [receive.CrossesSubnet ? "receive-across" : "receive", receive.Interface.Value],
        ProofPlace.OnInternet { LeftFrom: { } vpc } => ["internet", vpc.Value],
        ProofPlace.OnInternet => ["internet"],
        ProofPlace.AtAttachment at => ["attachment", at.Gateway.Value, at.Attachment.Value, at.ZoneId, at.ZoneName],
        ProofPlace.OnPremises onPremises => ["on-prem", .. Of(onPremises.Entry)],
        ProofPlace.Delivered delivered => ["delivered", delivered.Interface.Value],
        ProofPlace.Home home => ["home", home.Interface.Value],
        ProofPlace.DeliveredToInternet => ["delivered-internet"],
        ProofPlace.DeliveredOnPremises delivered => ["delivered-on-prem", .. Of(delivered.Entry)],
        ProofPlace.DeliveredToService service => ["delivered-service", service.Endpoint.Value],
        ProofPlace.TakenByAmazon amazon => ["amazon", amazon.Vpc.Value],
        ProofPlace.Lost => ["lost"],
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "no place"),
    };

    public static string?[] Of(ProofEntry entry) => entry switch
    {
        ProofEntry.ByVpnGateway gateway => ["vpn-gateway", gateway.Gateway.Value],
        ProofEntry.ByAttachment at => ["attachment", at.Gateway.Value, at.Attachment.Value],
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "no way in"),
    };

    public static ProofPlace Place(string?[] words) => words switch
    {
        ["send", { } id] => new ProofPlace.Send(new(id)),
        ["subnet", { } id] => new ProofPlace.InSubnet(new(id)),
        ["vpc", { } id] => new ProofPlace.InVpc(new(id)),
        ["receive", { } id] => new ProofPlace.Receive(new(id), false),
        ["receive-across", { } id] => new ProofPlace.Receive(new(id), true),
        ["internet"] => new ProofPlace.OnInternet(null),
        ["internet", { } id] => new ProofPlace.OnInternet(new(id)),
        ["attachment", { } gateway, { } id, var zoneId, var zoneName] =>
            new ProofPlace.AtAttachment(new(gateway), new(id), zoneId, zoneName),
        ["on-prem", .. var entry] => new ProofPlace.OnPremises(Entry(entry)),
        ["delivered", { } id] => new ProofPlace.Delivered(new(id)),
        ["home", { } id] => new ProofPlace.Home(new(id)),
        ["delivered-internet"] => new ProofPlace.DeliveredToInternet(),
        ["delivered-on-prem", .. var entry] => new ProofPlace.DeliveredOnPremises(Entry(entry)),
        ["delivered-service", { } id] => new ProofPlace.DeliveredToService(new(id)),
        ["amazon", { } id] => new ProofPlace.TakenByAmazon(new(id)),
        ["lost"] => new ProofPlace.Lost(),
        _ => throw new ProofFormatException($"`{string.Join(' ', words)}` is no place"),
    };

    public static ProofEntry Entry(string?[] words) => words switch
    {
        ["vpn-gateway", { } id] => new ProofEntry.ByVpnGateway(new(id)),
        ["attachment", { } gateway, { } id] => new ProofEntry.ByAttachment(new(gateway), new(id)),
        _ => throw new ProofFormatException($"`{string.Join(' ', words)}` is no way in from on premises"),
    };
}
