using System.Security.Cryptography;
using System.Text;
using Graph.Engine.Answers;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Findings;

namespace Graph.Threats.Waivers;

/// <summary>
/// What a finding rests on, as one short text: the rules that take part with their content, the facts, the traffic and the addresses
/// inside. Equal as long as the evidence is, whatever else changes in the estate.
/// </summary>
public sealed class EvidenceFingerprint(Estate estate)
{
    private readonly Lazy<ILookup<string, SecurityGroupRule>> _rules =
        new(() => estate.Rows<SecurityGroupRule>().ToLookup(rule => rule.RuleId, StringComparer.Ordinal));

    private readonly Lazy<ILookup<string, string>> _lists = new(() => estate.Rows<PrefixListEntry>()
        .ToLookup(entry => entry.PrefixList.Value, entry => entry.Block.ToString(), StringComparer.Ordinal));

    /// <summary>`sha256:` and 64 lower-case digits.</summary>
    public string Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in finding.Evidence.Rules)
        {
            var known = _rules.Value[rule].FirstOrDefault();
            lines.Add($"rule {rule}{(known is null ? "" : $" {RuleText.Of(known)}")}");

            // A list that grows admits more by the same rule.
            if (known?.Peer is SecurityGroupPeer.PrefixList { List: var list })
                lines.Add($"list {list} {string.Join(' ', _lists.Value[list.Value].Order(StringComparer.Ordinal))}");
        }

        foreach (var fact in finding.Evidence.Facts)
            lines.Add($"fact {fact.ResourceId} {fact.Field} {fact.Value}");
        foreach (var flow in finding.Evidence.Flows)
        {
            // Addresses outside stand for cells that unrelated rules cut; the rules above say which ones they admit.
            var source = flow.Source is EndpointGroup.Interfaces ? flow.SourceAddress.ToString() : "outside";
            var destination = flow.Destination is EndpointGroup.Interfaces ? flow.DestinationAddress.ToString() : "outside";
            lines.Add($"flow {source} {destination}");
        }

        lines.Add($"traffic {finding.Traffic}");
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }
}
