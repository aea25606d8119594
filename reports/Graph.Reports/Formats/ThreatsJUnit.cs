using System.Globalization;
using System.Xml;
using Graph.Threats.Claims;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>
/// A threat model as the result of a test run: a case for each rule in each account and region and for the estate itself, and a
/// case for each claim. What is unknown is an error, what no snapshot can tell is skipped. Evidence stands in the text, since CI
/// servers read nothing else.
/// </summary>
public static class ThreatsJUnit
{
    private const string Estate = "estate";

    // A case with more of them says nothing new to a reader; CSV and JSON have all.
    private const int Shown = 50;

    public static void Write(TextWriter output, ThreatModel model, FormatOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var suites = model.Rules.Where(rule => rule.State != RuleState.Disabled)
            .Select(rule => new Suite($"{rule.Id} {FindingText.TitleOf(rule)}", [.. CasesOf(rule, model, options)])).ToList();
        if (!model.Claims.IsEmpty)
            suites.Add(new("claims", [.. model.Claims.Select(CaseOf)]));
        using var xml = XmlText.Open(output);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "graph threats");
        WriteCounts(xml, suites.SelectMany(suite => suite.Cases));
        foreach (var suite in suites)
            Write(xml, suite);
        xml.WriteEndElement();
    }

    private static IEnumerable<Case> CasesOf(RuleResult rule, ThreatModel model, FormatOptions options)
    {
        var name = $"graph.threats.{rule.Id}";
        if (rule.State == RuleState.NotAssessable)
            return [new(name, $"{rule.Id} {Estate}", Outcome.Skipped, FindingText.Of($"no snapshot can tell; needs {rule.Threat?.NotAssessable}"), [])];
        var findings = model.Findings.Where(finding => finding.Threat == rule.Id)
            .ToLookup(finding => PlaceOf(model, finding.Source, finding.Destination), StringComparer.Ordinal);
        var undecided = rule.Undecided.ToLookup(one => PlaceOf(model, one.Source, one.Destination), StringComparer.Ordinal);
        return model.Placement.Assets.Select(asset => asset.Scope).Distinct().Order().Select(scope => scope.ToString()).Append(Estate)
            .Select(place => CaseOf(
                new(name, $"{rule.Id} {FindingText.Of(place)}", Outcome.Passed, "", []),
                [.. findings[place]],
                // What may hold further endpoints anywhere leaves every place open.
                [.. undecided[place], .. place == Estate ? [] : undecided[Estate]],
                model,
                options));
    }

    private static Case CaseOf(Case passed, List<Finding> findings, List<Undecided> undecided, ThreatModel model, FormatOptions options)
    {
        var failing = findings.Where(finding => options.Counts(model, finding)).ToList();
        var lines = Few(findings, finding =>
                $"{SeverityWords.Of(finding.Rating.Severity)} {FindingText.StateOf(model, finding)} {finding.Key}: {FindingText.Of(finding.Message)}"
                + (finding.Evidence.Rules.IsEmpty ? "" : $" (rules {FindingText.Of(string.Join(", ", finding.Evidence.Rules))})"))
            .Concat(Few(undecided, FindingText.Of)).ToList();
        if (failing.Count > 0)
            return passed with { Outcome = Outcome.Failed, Message = Counted(failing.Count, "finding", failing[0].Message), Lines = lines };
        return undecided.Count > 0
            ? passed with { Outcome = Outcome.Unknown, Message = Counted(undecided.Count, "undecided question", undecided[0].Question), Lines = lines }
            : passed with { Lines = lines };
    }

    private static Case CaseOf(ClaimResult result)
    {
        var passed = new Case("graph.claims", FindingText.Of(result.Claim.Id), Outcome.Passed, "", []);
        var text = FindingText.Of(result.Claim.Text);
        return result.State switch
        {
            ClaimState.Holds => passed,
            ClaimState.Violated => passed with { Outcome = Outcome.Failed, Message = $"violated: {text}", Lines = [.. Few(WaysOf(result), way => way)] },
            _ => passed with { Outcome = Outcome.Unknown, Message = $"unknown: {text}", Lines = [FindingText.Of(result.Missing)] },
        };
    }

    private static List<string> WaysOf(ClaimResult result) =>
    [
        .. (result.Answer?.Groups ?? []).SelectMany(group => group.Flows.Where(flow => !flow.Reachable.IsEmpty)
            .Select(flow => FindingText.Of($"{flow.Source} -> {group.Destination}: {flow.Reachable}"))),
        .. (result.Paths?.Paths ?? []).Select(path => FindingText.Of($"{path.Source} -> {path.Destination}: {path.Traffic}")),
    ];

    /// <summary>The account and region of what a finding is about; the estate where it is about no asset.</summary>
    private static string PlaceOf(ThreatModel model, Subject source, Subject destination) =>
        (model.Placement.Find(destination.Id) ?? model.Placement.Find(source.Id))?.Scope.ToString() ?? Estate;

    private static string Counted(int count, string what, string first) => FindingText.Of(
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}: {first}{(count == 1 ? "" : " ...")}"));

    private static IEnumerable<string> Few<T>(List<T> items, Func<T, string> line)
    {
        var lines = items.Take(Shown).Select(line);
        return items.Count <= Shown
            ? lines
            : lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {items.Count - Shown} more (--format csv has all)"));
    }

    private static void Write(XmlWriter xml, Suite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite.Name);
        WriteCounts(xml, suite.Cases);
        foreach (var one in suite.Cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", one.ClassName);
            xml.WriteAttributeString("name", one.Name);
            xml.WriteAttributeString("time", "0");
            if (ElementOf(one.Outcome) is { } element)
            {
                xml.WriteStartElement(element);
                xml.WriteAttributeString("message", one.Message);
                if (one.Outcome != Outcome.Skipped)
                    xml.WriteAttributeString("type", one.Outcome == Outcome.Failed ? "violated" : "unknown");
                xml.WriteString(string.Join('\n', one.Lines));
                xml.WriteEndElement();
            }
            else if (one.Lines.Count > 0)
            {
                xml.WriteElementString("system-out", string.Join('\n', one.Lines));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IEnumerable<Case> cases)
    {
        var counts = cases.CountBy(one => one.Outcome).ToDictionary();
        Write("tests", counts.Values.Sum());
        Write("failures", counts.GetValueOrDefault(Outcome.Failed));
        Write("errors", counts.GetValueOrDefault(Outcome.Unknown));
        Write("skipped", counts.GetValueOrDefault(Outcome.Skipped));

        void Write(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static string? ElementOf(Outcome outcome) => outcome switch
    {
        Outcome.Failed => "failure",
        Outcome.Unknown => "error",
        Outcome.Skipped => "skipped",
        _ => null,
    };

    private enum Outcome
    {
        Passed = 0,
        Failed = 1,
        Unknown = 2,
        Skipped = 3,
    }

    private sealed record Suite(string Name, List<Case> Cases);

    private sealed record Case(string ClassName, string Name, Outcome Outcome, string Message, List<string> Lines);
}
