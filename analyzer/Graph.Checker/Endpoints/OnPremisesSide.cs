using Graph.Checker.Facts;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Checker.Endpoints;

/// <summary>On premises as a side of a question: there, if some gateway or attachment leads to it.</summary>
internal static class OnPremisesSide
{
    public static Side<TEndpoint> Resolve<TEndpoint>(EstateFacts facts)
    {
        var unlisted = Unlisted(facts);
        if (facts.OnPremises.Entries.Count > 0)
            return new Side<TEndpoint>.OnPremises(unlisted);
        return unlisted.Count == 0
            ? new Side<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination, "nothing in the snapshot leads on premises")
            : new Side<TEndpoint>.Missing(unlisted);
    }

    /// <summary>The calls that were not read whole and may tell of a further way on premises.</summary>
    public static IReadOnlyList<MissingFact> Unlisted(EstateFacts facts)
    {
        const string why = "a way on premises may be there";
        return
        [
            .. facts.AbsencesEverywhere(ApiCall.DescribeVpnGateways, why),
            .. facts.AbsencesEverywhere(ApiCall.DescribeTransitGatewayAttachments, why),
        ];
    }
}
