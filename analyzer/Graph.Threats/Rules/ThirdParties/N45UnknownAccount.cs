using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>
/// A peering, attachment or endpoint that leads to an account which is neither in the snapshot nor trusted.
/// </summary>
internal sealed class N45UnknownAccount : IThreatRule
{
    public ThreatId Id { get; } = new("N45");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var read = context.Estate.Coverage.Scopes.Select(scope => scope.Account).ToHashSet(StringComparer.Ordinal);
        foreach (var (kind, id, account, fact) in Links(context.Estate))
        {
            if (account is Scope.Unknown || read.Contains(account) || context.Policy.Trust.Accounts.Contains(account))
                continue;
            var subject = context.Shared(Subjects.Of).Resource(kind, id);
            yield return Outcomes.Found(
                Id,
                subject,
                $"{subject} leads to the account {account}, which is neither read nor trusted by the policy",
                Rating.Of(
                    3,
                    "from an account that nobody listed",
                    2,
                    "what the connection leads to; the ways over it are rated by themselves"),
                [fact],
                source: Subjects.Account(account));
        }

        foreach (var outcome in context.Unread(
            "connections",
            "it may tell of a connection with another account",
            ApiCall.DescribeVpcPeeringConnections,
            ApiCall.DescribeTransitGatewayAttachments,
            ApiCall.DescribeVpcEndpoints,
            ApiCall.DescribeVpcEndpointServices))
            yield return outcome;
    }

    private static IEnumerable<(string Kind, string Id, string Account, Fact Fact)> Links(Estate estate)
    {
        foreach (var peering in estate.Rows<VpcPeeringConnection>()
            .Where(peering => peering.Status is "active" or "pending-acceptance"))
        {
            yield return (
                "VPC peering connection",
                peering.Id.Value,
                peering.RequesterScope.Account,
                new Fact(peering.Id.Value, "requester", peering.RequesterScope.ToString()));
            yield return (
                "VPC peering connection",
                peering.Id.Value,
                peering.AccepterScope.Account,
                new Fact(peering.Id.Value, "accepter", peering.AccepterScope.ToString()));
        }

        foreach (var attachment in estate.Rows<TransitGatewayAttachment>())
        {
            if (attachment.ResourceOwner is { Length: > 0 } owner)
                yield return (
                    "transit gateway attachment",
                    attachment.Id.Value,
                    owner,
                    new Fact(attachment.Id.Value, "ResourceOwnerId", owner));
        }

        // A service of a provider is listed with its owner; AWS's own say `amazon`.
        var owners = estate.Rows<VpcEndpointService>()
            .Where(service => service.Owner is { Length: > 0 } and not "amazon")
            .GroupBy(service => service.ServiceName, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Owner!, StringComparer.Ordinal);
        foreach (var endpoint in estate.Rows<VpcEndpoint>())
        {
            if (owners.TryGetValue(endpoint.ServiceName, out var owner))
                yield return (
                    "VPC endpoint",
                    endpoint.Id.Value,
                    owner,
                    new Fact(endpoint.Id.Value, "ServiceName", endpoint.ServiceName));
        }
    }
}
