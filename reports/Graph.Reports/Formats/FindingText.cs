using System.Security.Cryptography;
using System.Text;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Reports.Escaping;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>Parts of findings as several formats write them: with nothing unseen in them, and cut where they are endless.</summary>
internal static class FindingText
{
    /// <summary>Longer texts drown what stands around them; the JSON format has all.</summary>
    public const int Limit = 1000;

    private const int FactsShown = 5;

    public static string Of(string text) => VisibleText.Of(text, Limit);

    public static string Of(Subject subject) => Of(subject.ToString());

    public static string Of(TrafficSet traffic) => traffic.IsEmpty ? "" : Of(traffic.ToString());

    public static string Of(IEnumerable<MissingFact> missing) =>
        Of(string.Join("; ", missing.Take(FactsShown).Select(fact => $"{fact.Subject}: {fact.Reason}")));

    /// <summary>`waived`, `known` (it was there before) or `open`.</summary>
    public static string StateOf(ThreatModel model, Finding finding) =>
        !finding.IsOpen ? "waived" : model.IsKnown(finding) ? "known" : "open";

    /// <summary>The changes that end a finding's path, in one line; null where none was found.</summary>
    public static string? FixOf(Finding finding) => finding.Fix is { } fix
        ? Of($"{string.Join("; ", fix.Changes.Select(change => change.Text))}: unreachable after it")
        : null;

    public static string TitleOf(RuleResult rule) => Of(rule.Threat?.Title ?? rule.Id.Value);

    /// <summary>What a rule could not decide, as a stable text.</summary>
    public static string KeyOf(Undecided undecided) =>
        Of($"{undecided.Threat}@{undecided.Source.Id}@{undecided.Destination.Id}@{undecided.Question}");

    /// <summary>What was asked and could not be decided, in one line.</summary>
    public static string Of(Undecided undecided)
    {
        var way = undecided.Source == Subject.Nobody
            ? $"{undecided.Destination}"
            : $"{undecided.Source} -> {undecided.Destination}";
        return Of($"unknown: {way}, {undecided.Question}: {Of(undecided.Missing)}");
    }

    /// <summary>The id of a claim among ids of threats.</summary>
    public static string ClaimId(string id) => Of($"claim:{id}");

    /// <summary>32 lower-case digits that stand for a text of any length.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
