using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>A gateway or interface endpoint whose policy lets everybody do everything with everything.</summary>
internal sealed class N21OpenEndpointPolicy : IThreatRule
{
    public ThreatId Id { get; } = new("N21");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var endpoint in context.Estate.Rows<VpcEndpoint>())
        {
            if (endpoint.Type is not ("Gateway" or "Interface"))
                continue;
            var subject = context.Shared(Subjects.Of).Resource("VPC endpoint", endpoint.Id.Value);
            var isOpen = endpoint.PolicyDocument is { } policy ? PolicyDocument.AllowsEverything(policy) : null;
            if (isOpen is null)
            {
                yield return Outcomes.Undecided(
                    subject, "policy", new MissingFact(endpoint.Id.Value, endpoint.PolicyDocument is null
                        ? "its policy is not in the snapshot"
                        : "its policy cannot be read"));
            }
            else if (isOpen == true)
            {
                yield return Outcomes.Found(
                    Id,
                    subject,
                    $"{subject} to {endpoint.ServiceName} lets everybody do everything with anybody's resources",
                    Rating.Of(
                        1,
                        "whoever is on a host of the VPC and has credentials of another account",
                        3,
                        "data of the service's users"),
                    [new Fact(endpoint.Id.Value, "PolicyDocument", endpoint.PolicyDocument ?? "")]);
            }
        }

        foreach (var outcome in context.Unread("endpoints", "it may tell of an endpoint", ApiCall.DescribeVpcEndpoints))
            yield return outcome;
    }
}
