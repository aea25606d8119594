using Graph.Engine.Answers;
using Graph.Model.Resources;
using Graph.Threats.Rules;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Hygiene;

/// <summary>
/// Inbound rules of groups in use that no packet gets by: nothing that is proved, may be, or is delivered without its
/// reply needs them.
/// </summary>
internal static class UnneededRules
{
    public static IEnumerable<SecurityGroupRule> Of(ThreatContext context)
    {
        var admitting = context.Shared(AdmittingRules.Of);
        var index = context.Shared(GroupIndex.Of);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var peers = context.Prover.Interfaces.ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var flow in context.Flows.All)
        {
            if (flow.Destination is not EndpointGroup.Interfaces { Ids: [var reached, ..] })
                continue;
            var peer = flow.Source is EndpointGroup.Interfaces { Ids: [var from, ..] } ? peers[from] : null;
            var traffic = flow.Reachable.Union(flow.Unknown).Union(flow.Delivered);
            foreach (var rule in admitting.Admitting(reached, false, flow.SourceAddress, peer, traffic))
                needed.Add(rule.RuleId);
        }

        var known = context.Estate.Rows<SecurityGroup>().Select(group => group.Id).ToHashSet();
        return context.Estate.Rows<SecurityGroupRule>().Where(rule => !rule.IsEgress && !needed.Contains(rule.RuleId)
            && index.InterfacesWith(rule.Group).Count > 0 && IsKnown(rule.Peer));

        // What a group or list that was not read admits nobody knows.
        bool IsKnown(SecurityGroupPeer peer) => peer switch
        {
            SecurityGroupPeer.Group group => known.Contains(group.Id),
            SecurityGroupPeer.PrefixList list => index.IsKnown(list.List),
            _ => true,
        };
    }
}
