using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>Names a place in a message.</summary>
internal static class PlaceText
{
    public static string Of(ProofPlace place) => place switch
    {
        ProofPlace.Send at => $"{at.Interface}, to be sent",
        ProofPlace.InSubnet at => at.Subnet.ToString(),
        ProofPlace.InVpc at => at.Vpc.ToString(),
        ProofPlace.Receive at => $"{at.Interface}, to be received",
        ProofPlace.OnInternet => "the internet",
        ProofPlace.AtAttachment at => at.Attachment.ToString(),
        ProofPlace.OnPremises => "the way in from on premises",
        ProofPlace.Delivered at => $"{at.Interface}, received",
        ProofPlace.Home at => $"{at.Interface}, in the host",
        ProofPlace.DeliveredToInternet => "a host on the internet",
        ProofPlace.DeliveredOnPremises => "a host on premises",
        ProofPlace.DeliveredToService at => at.Endpoint.ToString(),
        ProofPlace.TakenByAmazon at => $"a service of {at.Vpc}",
        _ => "an unknown place",
    };
}
