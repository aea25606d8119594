using Graph.Checker.Facts;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Checker.Endpoints;

/// <summary>On premises as a side of a question: there, if some gateway or attachment leads to it.</summary>
internal static class OnPremisesSide
{
    public static Side<TEndpoint> Resolve<TEndpoint>(EstateFacts facts)
    {
        var fact = Unlisted(facts);
        if (facts.OnPremises.Entries.Count > 0)
            return new Side<TEndpoint>.OnPremises(fact);
        return fact is null
            ? new Side<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination, "nothing in the snapshot leads on premises")
            : new Side<TEndpoint>.Missing(fact);
    }

    /// <summary>A call that was not read whole and may tell of a further way on premises.</summary>
    public static MissingFact? Unlisted(EstateFacts facts)
    {
        const string why = "a way on premises may be there";
        return facts.AbsenceEverywhere(ApiCall.DescribeVpnGateways, why)
            ?? facts.AbsenceEverywhere(ApiCall.DescribeTransitGatewayAttachments, why);
    }
}
