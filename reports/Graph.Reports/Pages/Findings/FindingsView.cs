using Graph.Engine.Answers;
using Graph.Model.Questions;
using Graph.Reports.Formats;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Scriban.Runtime;

namespace Graph.Reports.Pages.Findings;

/// <summary>The findings, rule by rule: what the rule is about once, then each instance with its evidence.</summary>
internal sealed class FindingsView(ReportContext context)
{
    private const int FactsShown = 8;
    private const int RulesShown = 12;

    private readonly FindingSelection _selection = context.Findings;

    public ScriptObject ToScript()
    {
        var left = context.Model.Findings.Length - _selection.Asked.Length;
        return Script.Object(
            ("total", Words.Count(_selection.Asked.Length, "finding")),
            ("number", _selection.Asked.Length),
            ("left", left == 0 ? null : $"{Words.Count(left, "more finding is", "more findings are")} outside what this report was asked for."),
            ("rules", Script.List(_selection.Rules.Select(rule => (object)Rule(rule)))));
    }

    private ScriptObject Rule(RuleFindings rule)
    {
        var threat = context.Model.Rules.First(one => one.Id == rule.Id).Threat;
        var counts = rule.Findings.Where(finding => finding.IsOpen).CountBy(finding => finding.Rating.Severity)
            .OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value));
        var waived = rule.Findings.Count(finding => !finding.IsOpen);
        return Script.Object(
            ("place", Links.OfRule(rule.Id.Value.ToLowerInvariant())),
            ("page", FindingSelection.PageOf(rule.Id)),
            ("id", rule.Id.Value),
            ("title", threat?.Title ?? rule.Id.Value),
            ("group", threat?.Group),
            ("description", threat?.Description),
            ("detection", threat?.Detection),
            ("false_positives", threat?.FalsePositives),
            ("remediation", threat?.Remediation),
            ("stride", threat is null ? null : string.Join(", ", threat.Stride.Select(WordOf))),
            ("attack", threat is null ? null : string.Join(", ", threat.Attack.All.Select(one => $"{one.Id} {one.Name}"))),
            ("cwe", threat is null ? null : string.Join(", ", threat.Cwe.All.Select(one => $"{one.Id} {one.Name}"))),
            ("controls", threat is null ? Script.List([]) : Script.List(threat.Controls.Select(one => (object)one.ToString()))),
            ("counts", Marks.Counts(counts)),
            ("waived", waived == 0 ? null : Words.Count(waived, "waived", "waived")),
            ("groups", Script.List(rule.Groups.Select(group => (object)Group(group, threat)))),
            ("more", rule.Left == 0 ? null : Words.Count(rule.Left, "more finding")));
    }

    private ScriptObject Group(FindingGroup group, Threat? threat)
    {
        var finding = group.First;
        return Script.Object(
            ("place", Links.OfFinding(finding.Key)),
            ("key", finding.Key.Text),
            ("rule", finding.Threat.Value),
            ("title", threat?.Title ?? finding.Threat.Value),
            ("severity", Marks.Of(finding.Rating.Severity)),
            ("rank", (int)finding.Rating.Severity),
            ("state", group.State),
            ("source", End(finding.Source)),
            ("destination", End(finding.Destination)),
            ("traffic", Marks.Of(finding.Traffic)),
            ("tier", context.Model.Placement.Find(finding.Destination.Id) is { } asset ? AssetFilter.TierOf(asset) : null),
            ("message", finding.Message),
            ("alike", group.Members.Length - 1),
            ("members", group.Members.Length == 1 ? null : Script.List(group.Shown.Skip(1).Select(member => (object)Script.Object(
                ("place", Links.OfFinding(member.Key)), ("key", member.Key.Text), ("end", End(member.Destination)))))),
            ("more_members", group.Members.Length - group.Shown.Count()),
            ("reasons", Script.List(finding.Rating.Reasons)),
            ("inherent", finding.Inherent is { } inherent ? Marks.Of(inherent.Severity) : null),
            ("confidence", ConfidenceOf(finding.Confidence)),
            ("facts", Script.List(finding.Evidence.Facts.Take(FactsShown).Select(fact => (object)Script.Object(
                ("id", fact.ResourceId), ("name", context.Names.Of(fact.ResourceId)), ("field", fact.Field), ("value", fact.Value))))),
            ("more_facts", Math.Max(0, finding.Evidence.Facts.Length - FactsShown)),
            ("takes_part", finding.Evidence.Rules.IsEmpty ? null : Words.Few(finding.Evidence.Rules, RulesShown)),
            ("evidence", EvidenceOf(finding)),
            ("fix", FixOf(finding)),
            ("waiver", finding.Waiver is { } waiver
                ? Script.Object(("id", waiver.WaiverId), ("reason", waiver.Reason), ("in_force", waiver.IsInForce))
                : null));
    }

    private ScriptObject End(Subject subject) => Script.Object(
        ("kind", subject.Kind),
        ("id", subject.Id),
        ("name", ReportContext.NameOf(subject) is var name && name != subject.Id ? name : null),
        ("place", context.PlaceOf(subject)));

    /// <summary>One packet of the first flow that has one, both ways.</summary>
    private ScriptObject? EvidenceOf(Finding finding)
    {
        foreach (var flow in finding.Evidence.Flows)
        {
            if ((OnePacket.In(flow.Reachable.Intersect(finding.Traffic)) ?? OnePacket.In(flow.Delivered.Intersect(finding.Traffic))) is not { } traffic)
                continue;
            if (!context.Budget.TryTake())
                return null;
            var (from, to) = OnePacket.EndsOf(flow);
            return context.Evidence.Answer(
                context.Input.Ask(new Question(from, to, traffic)),
                $"{context.Names.Named(from.ToString()!)} → {context.Names.Named(to.ToString()!)}, {traffic}");
        }

        return null;
    }

    private static ScriptObject? FixOf(Finding finding) => finding.Fix is not { } fix
        ? null
        : Script.Object(
            ("changes", Script.List(fix.Changes.Select(change => (object)change.Text))),
            ("after", fix.AfterFix.Severity == Severity.Info ? "nothing of it is left" : $"{Marks.Of(fix.AfterFix.Severity)} is left"));

    private static string ConfidenceOf(Confidence confidence) => confidence switch
    {
        Confidence.Proven => "proven",
        Confidence.ProvenUnder under => $"proven, if {string.Join(", ", under.Assumptions.Select(one => one.Id))}",
        Confidence.Unknown unknown => $"not decided: {FindingText.Of(unknown.Missing)}",
        _ => throw new InvalidOperationException("a confidence is one of the above"),
    };

    private static string WordOf(Stride stride) => stride switch
    {
        Stride.Spoofing => "spoofing",
        Stride.Tampering => "tampering",
        Stride.Repudiation => "repudiation",
        Stride.InformationDisclosure => "information disclosure",
        Stride.DenialOfService => "denial of service",
        _ => "elevation of privilege",
    };
}
