using System.Globalization;
using Graph.Model.Evidence;
using Graph.Reports.Exposure;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The endpoints in three sections, worst first, and the few paths that the head of the page shows.</summary>
internal sealed class ExposureView(ExposureFindings exposure, ResourceNames names)
{
    private const int WorstPaths = 5;

    private static readonly (Verdict Verdict, string Id, string Title, string Intro)[] Sections =
    [
        (Verdict.Reachable, "reached", "Reached from the internet",
            "A concrete packet gets through on at least one port, and so does its reply. Open a row for the path, hop by hop."),
        (Verdict.Unknown, "undecided", "Not decided",
            "No path was found, but a fact is missing that could open one. Treat these as open until the fact is known."),
        (Verdict.Unreachable, "refused", "Not reached on these ports",
            "Known controls stop every connection from the internet to the database and admin ports below; other ports may be open. Open a row for the controls, and for where a request arrives and only its reply does not."),
    ];

    private readonly EvidenceView _evidence = new(names);

    public (ScriptArray Sections, ScriptArray Worst) ToScript()
    {
        var view = new GroupView(names, _evidence);
        var sections = new List<object?>();
        var worst = Script.List([]);
        var number = 0;
        foreach (var (verdict, id, title, intro) in Sections)
        {
            var groups = EndpointGroup
                .WorstFirst(exposure.Groups.Where(group => group.First.Verdict == verdict))
                .Select(group => (Group: group, Anchor: string.Create(CultureInfo.InvariantCulture, $"e{++number}")))
                .ToList();
            if (verdict == Verdict.Reachable)
                worst = Script.List(groups.Take(WorstPaths).Select(pair => Worst(pair.Group, pair.Anchor)));
            sections.Add(Script.Object(
                ("id", id),
                ("title", title),
                ("intro", intro),
                ("count", Words.Count(groups.Sum(pair => pair.Group.Members.Length), "endpoint")),
                ("groups", Script.List(groups.Select(pair => view.ToScript(pair.Group, pair.Anchor))))));
        }

        return (Script.List(sections), worst);
    }

    private ScriptObject Worst(EndpointGroup group, string anchor)
    {
        var finding = group.First.Findings
            .Where(one => one.Answer is { Verdict: Verdict.Reachable })
            .OrderByDescending(one => one.Ports.Max(port => port.Use))
            .First();
        var reached = group.First.Findings
            .Where(one => one.Answer.Verdict == Verdict.Reachable)
            .SelectMany(one => one.Ports)
            .OrderByDescending(port => port.Use)
            .ThenBy(port => port.Number)
            .Select(port => string.Create(CultureInfo.InvariantCulture, $"{port.Number} {port.Service}"))
            .ToList();
        return Script.Object(
            ("anchor", anchor),
            ("name", GroupView.Name(group)),
            ("role", group.First.Endpoint.Role),
            ("others", group.Members.Length > 1
                ? Words.Few([.. group.Members.Select(member => ResourceNames.Short(member.Name)).Distinct()], 3)
                : null),
            ("ports", string.Join(", ", reached)),
            ("dormant", group.First.IsDormant),
            ("chain", finding.Answer.Connection is { } connection ? _evidence.Chain(connection.Request) : null));
    }
}
