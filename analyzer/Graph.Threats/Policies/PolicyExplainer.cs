using System.Globalization;
using Graph.Engine.Placing;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Waivers;

namespace Graph.Threats.Policies;

/// <summary>Says in sentences what a policy means, defaults included. May quote hostile text.</summary>
public static class PolicyExplainer
{
    /// <summary>A heading and its sentences, for each part.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Sentences)> Explain(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        yield return ("Placing", [.. Placing(policy)]);
        yield return (
            "Tiers", [.. policy.Tiers.Select(TierSentence), "What nothing certain places weighs 4, as the most sensitive."]);
        yield return ("Who may reach whom", [.. policy.Allowed.Entries.Select(FlowSentence), "Nothing else is intended."]);
        yield return (
            "Ports",
            [
                .. policy.Ports.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => $"`{pair.Key}` means {(pair.Value.IsAll ? "every port" : pair.Value.ToString())}."),
            ]);
        yield return ("Trust", [.. TrustSentences(policy.Trust)]);
        yield return ("Command and control", [.. CncSentences(policy)]);
        yield return ("Claims", OrNone([.. policy.Claims.Select(ClaimSentence)], "Nothing is claimed."));
        yield return ("Threats", [.. ThreatSentences(policy)]);
        yield return ("Waivers", OrNone([.. policy.Waivers.Select(WaiverSentence)], "No finding is waived."));
    }

    private static IEnumerable<string> Placing(Policy policy)
    {
        foreach (var name in new[] { "tier", "environment", "application", "owner", "role" })
        {
            var rule = policy.Tagging.Rule(name);
            var values = rule.Values.IsEmpty
                ? "any value stands for itself"
                : $"values: {string.Join(", ", rule.Values.Select(value => WithSynonyms(rule, value)))}";
            var matching = rule.MatchesCase ? "in exactly this case" : "in any case";
            yield return $"The tag {string.Join(" or ", rule.Keys)} tells the {name}, {matching}; {values}.";
        }

        foreach (var hint in policy.Tagging.Hints)
        {
            var guess = hint.IsGuess ? ", as a guess that lowers no weight and permits nothing" : "";
            yield return $"Without a tag, {WordsOf(hint)} is taken to be {hint.Tier}{guess}.";
        }

        if (!policy.Tagging.Required.IsEmpty)
            yield return $"Every resource must have {string.Join(", ", policy.Tagging.Required)}.";
    }

    private static string WithSynonyms(TagRule rule, string value)
    {
        var synonyms = rule.Names.Where(pair => pair.Value == value && pair.Key != value)
            .Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        return synonyms.Count == 0 ? value : $"{value} (also {string.Join(", ", synonyms)})";
    }

    private static string WordsOf(TierHint hint) => hint switch
    {
        TierHint.LoadBalancer => "a load balancer",
        TierHint.NatGateway => "a NAT gateway",
        TierHint.ManagedDatabase => "a database, cache or search engine that AWS runs",
        TierHint.Endpoint => "a VPC endpoint",
        TierHint.AdmittedPorts { Ports: var ports } => $"what has a rule for tcp {ports}",
        TierHint.PublicSubnet => "what stands in a subnet with a route to an internet gateway",
        TierHint.NameContains { Text: var text } => $"what has `{text}` in its name",
        _ => throw new InvalidOperationException("a hint is one of the above"),
    };

    private static string TierSentence(Tier tier) => string.Create(
        CultureInfo.InvariantCulture,
        $"`{tier.Name}`{(tier.Description is { } text ? $" ({text})" : "")} weighs {tier.Weight} of 4.");

    private static string FlowSentence(AllowedFlow flow) =>
        $"{string.Join(", ", flow.From)} may reach {string.Join(", ", flow.To)} by {flow.Traffic}"
        + $"{(flow.Note is { } note ? $": {note}" : "")}.";

    private static IEnumerable<string> TrustSentences(Trust trust)
    {
        yield return trust.Ranges.IsEmpty
            ? "No external range is trusted."
            : $"External ranges that are trusted: {string.Join(", ", trust.Ranges)}.";
        yield return trust.Accounts.IsEmpty
            ? "No other AWS account is trusted."
            : $"AWS accounts that are trusted: {string.Join(", ", trust.Accounts.Order(StringComparer.Ordinal))}.";
        yield return trust.AdminSources.IsEmpty
            ? "Administration may come from nowhere outside."
            : $"Administration may come from {string.Join(", ", trust.AdminSources)}.";
        yield return string.Create(CultureInfo.InvariantCulture, $"A source of administration must be no wider than a /{trust.AdminPrefix}.");
    }

    private static IEnumerable<string> CncSentences(Policy policy)
    {
        yield return $"{string.Join(", ", policy.Cnc.Roles.Select(RoleWords.Of))} belong in the tier {policy.Cnc.Tier} "
            + "and nowhere else.";
        if (!policy.ProtectedEnvironments.IsEmpty)
            yield return $"Other environments must not reach {string.Join(", ", policy.ProtectedEnvironments)}.";
        yield return $"TLS of load balancers must be one of {string.Join(", ", policy.Tls.Policies)}; "
            + $"to their targets it is {(policy.Tls.ToTargets ? "required" : "optional")}.";
        yield return policy.Regions.IsEmpty
            ? "Every region is in scope."
            : $"Regions in scope: {string.Join(", ", policy.Regions)}.";
    }

    private static string ClaimSentence(Claim claim) => $"{claim.Id}: {claim.Text}{(claim.Note is { } note ? $" ({note})" : "")}.";

    private static IEnumerable<string> ThreatSentences(Policy policy)
    {
        foreach (var (threat, severity) in policy.Severities.OrderBy(pair => pair.Key))
            yield return $"{threat} always counts as {SeverityWords.Of(severity)}.";
        if (!policy.Disabled.IsEmpty)
            yield return $"Not looked for: {string.Join(", ", policy.Disabled.Order())}.";
        if (policy.Severities.IsEmpty && policy.Disabled.IsEmpty)
            yield return "Every threat of the catalogue is looked for and rated by what is proven.";
    }

    private static string WaiverSentence(Waiver waiver)
    {
        var what = waiver.Finding is { } key
            ? key.Text
            : (waiver.Threat?.Value ?? "any threat")
                + (waiver.Source is { } from ? $" from {from}" : "")
                + (waiver.Destination is { } to ? $" at {to}" : "");
        var until = waiver.Expires is { } last
            ? $"until {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : "without an end";
        var evidence = waiver.Evidence is null ? "whatever the evidence" : "while the evidence stays as it was";
        return $"{waiver.Id}: {waiver.Owner} accepts {what} {until}, {evidence}: {waiver.Reason}"
            + $"{(waiver.Ticket is { } ticket ? $" ({ticket})" : "")}.";
    }

    private static IReadOnlyList<string> OrNone(IReadOnlyList<string> sentences, string none) => sentences.Count == 0 ? [none] : sentences;
}
