using Graph.Reports.Exposure;

namespace Graph.Reports.Pages;

/// <summary>The verdict in one sentence, and what has to be said with it.</summary>
internal static class HeadlineView
{
    public static string Sentence(VerdictCounts endpoints) => endpoints switch
    {
        { Total: 0 } => "The snapshot holds no endpoint to judge",
        { Reachable: 0, Unknown: 0, Total: 1 } => "The internet does not reach the one endpoint on a database or admin port",
        { Reachable: 0, Unknown: 0 } =>
            $"The internet reaches none of {Words.Number(endpoints.Total)} endpoints on a database or admin port",
        { Reachable: 0 } =>
            $"No path from the internet to a database or admin port was found, but {Words.Number(endpoints.Unknown)} of "
            + $"{Words.Count(endpoints.Total, "endpoint")} could not be decided",
        { Unknown: 0 } =>
            $"The internet reaches {Words.Number(endpoints.Reachable)} of {Words.Count(endpoints.Total, "endpoint")} "
            + "on a database or admin port",
        _ =>
            $"The internet reaches {Words.Number(endpoints.Reachable)} of {Words.Count(endpoints.Total, "endpoint")} "
            + $"on a database or admin port; {Words.Number(endpoints.Unknown)} could not be decided",
    };

    /// <summary>Sentences under the headline, most important first.</summary>
    public static IEnumerable<string> Notes(ExposureFindings exposure, CoverageView coverage, int withoutAddress)
    {
        var byUse = exposure.Groups
            .Select(group => (group.First, group.Members.Length))
            .Aggregate((Database: 0, Admin: 0), (sum, group) => (
                sum.Database + (group.First.CountReached(PortUse.Database) > 0 ? group.Length : 0),
                sum.Admin + (group.First.CountReached(PortUse.Admin) > 0 ? group.Length : 0)));
        if (exposure.Endpoints.Reachable > 0)
        {
            yield return $"{Words.Count(byUse.Database, "endpoint is", "endpoints are")} reached on a database port, "
                + $"{Words.Number(byUse.Admin)} on an admin port.";
        }

        if (coverage.MayMissEndpoints)
        {
            yield return "The list of network interfaces was not read whole in every account and region: "
                + "endpoints that the snapshot does not name are not judged.";
        }

        if (coverage.Gaps > 0)
        {
            yield return $"{Words.Count(coverage.Gaps, "API call")} that could change a verdict "
                + $"{(coverage.Gaps == 1 ? "was" : "were")} not read whole; what depends on "
                + $"{(coverage.Gaps == 1 ? "it" : "them")} is unknown or rests on a named assumption.";
        }

        if (exposure.Dormant > 0)
        {
            yield return $"{Words.Count(exposure.Dormant, "endpoint is", "endpoints are")} dormant, a stopped instance or an "
                + "unattached interface, judged as if it were up.";
        }

        if (withoutAddress > 0)
        {
            yield return $"{Words.Count(withoutAddress, "network interface")} without an address "
                + $"{(withoutAddress == 1 ? "is" : "are")} not judged.";
        }
    }
}
