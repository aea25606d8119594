using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Graph.Checker;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Reports;
using Graph.Cli.Shell;
using Graph.Cli.Threats;
using Graph.Reports;
using Graph.Reports.Escaping;
using Graph.Reports.Formats;
using Graph.Threats.Drift;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;

namespace Graph.Cli.Commands;

/// <summary>`graph report`: the threat model for people.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var target = new Option<string>("--output", "-o")
        {
            Description = "An .html file, or a folder for one page for each part. JSON and CSV twins go beside it.",
            HelpName = "OUT",
            Required = true,
        };
        var policyFile = PolicyOptions.Policy();
        var shape = CommonOptions.Choice("--format", "A page to use, one that is unfolded for a printer, or Markdown.", "html", "pdf-ready", "md");
        var selection = new ReportSelection();
        var baseline = new Option<string?>("--baseline") { Description = "An earlier snapshot: the report says what changed since.", HelpName = "OLD" };
        var redact = new Option<string?>("--redact")
        {
            Description = "Write pseudonyms for account ids, addresses and names, made with the secret in this file (16 bytes or more).",
            HelpName = "KEYFILE",
        };
        var templates = new Option<string?>("--templates")
        {
            Description = "A folder of templates of your own, in place of those of the same names; the report says so.",
            HelpName = "FOLDER",
        };
        var fixes = new Option<int>("--fixes")
        {
            Description = "For how many of the gravest findings with a path a fix is looked for and proved.",
            HelpName = "N",
            DefaultValueFactory = _ => 50,
        };
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var command = new ExampleCommand(
            "report",
            "The threat model of an estate for people: HTML that needs no network, by tier and by tag.",
            "graph report estate.graph -o report.html",
            "graph report estate.graph --policy policy.yaml --baseline last-week.graph -o report/",
            "graph report estate.graph --redact secret.key --tier persistent -o report.html")
        {
            file, target, policyFile, shape, selection.Sections, selection.Tier, selection.Tag, selection.MinSeverity, baseline, redact, templates, fixes,
            strict, assume, verbose,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var input = parsed.GetRequiredValue(file);
            var path = parsed.GetRequiredValue(target);
            if (Path.GetFullPath(path) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)))
                throw new UsageException($"`{path}` is the input: give another name for the report");
            var place = ReportTarget.Of(path);
            var format = parsed.GetRequiredValue(shape);
            var policy = PolicyOptions.Read(parsed, policyFile);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var key = parsed.GetValue(redact) is { } keyFile ? RedactionKey.Read(keyFile) : null;
            if (key is not null && format == "md")
                throw new UsageException("Markdown is not redacted: give --format html");
            var own = parsed.GetValue(templates) is { } folder ? TemplateFolder.Read(folder) : null;
            using var opened = OpenedSnapshot.Open(input, parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            using var progress = new ProgressLine(terminal);
            var (context, found) = ThreatRun.Of(opened, estate, policy, choices);
            var drift = parsed.GetValue(baseline) is { } old ? DriftSince(old, policy, choices, (context, found), parsed.GetValue(verbose), terminal) : null;
            var model = new FixFinder(context, parsed.GetValue(fixes), (done, total) => progress.Report(new FixProgress(done, total)), cancellation).AddTo(found);
            var label = LabelOf(input);
            var redactor = key is null ? null : new Redactor(key, EstateNames.Of(estate, policy).Concat([label, parsed.GetValue(policyFile) is { } policyPath ? LabelOf(policyPath) : ""]));
            var report = new ReportInput(opened.Snapshot.Info, context, model, new Walker(estate, choices).Ask, label, Tool.Name)
            {
                Drift = drift,
                Policy = IdentityOf(parsed.GetValue(policyFile)),
            };
            var options = selection.Read(parsed, model) with { IsForPrint = format == "pdf-ready", IsFolder = place.IsFolder, Redactor = redactor, Templates = own };
            var formats = new FormatOptions(label, Tool.Version) { Ask = report.Ask };
            if (format == "md")
            {
                _ = AtomicFile.Write(path, output => WriteMarkdown(output, model, formats));
                terminal.Output.WriteLine($"{SafeText.Of(path)}: {Describe(model)}");
                return Task.FromResult(ExitCode.Done);
            }

            var pages = Pages(report, options, progress, cancellation);
            var written = place.Write(
                pages,
                output => ReportTwins.WriteJson(output, model, formats, redactor),
                output => ReportTwins.WriteCsv(output, model, formats, redactor));
            terminal.Output.WriteLine($"{SafeText.Of(written[0])}: {Describe(model)}");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>
    /// The input's name as it was typed, with the folder before it, since `input` alone says little. Where it lies on this
    /// machine is nobody's business, and differs from run to run.
    /// </summary>
    internal static string LabelOf(string input)
    {
        if (Path.IsPathRooted(input))
            return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)));
        var typed = input.Split('/', Path.DirectorySeparatorChar)
            .Where(part => part is not ("" or "." or "..")).TakeLast(2).ToList();
        return typed.Count > 0 ? string.Join('/', typed) : Path.GetFileName(Path.GetFullPath(input));
    }

    private static ReportPages Pages(ReportInput report, ReportOptions options, ProgressLine progress, CancellationToken cancellation)
    {
        try
        {
            return ReportWriter.Write(report, options, progress, cancellation);
        }
        catch (TemplateException e) when (options.Templates is not null)
        {
            throw new UsageException($"a template of --templates cannot be used: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static DriftReport DriftSince(
        string old,
        Policy policy,
        WalkerOptions choices,
        (Graph.Threats.Rules.ThreatContext Context, ThreatModel Model) now,
        bool isVerbose,
        Terminal terminal)
    {
        using var opened = OpenedSnapshot.Open(old, isVerbose, terminal);
        return DriftBuilder.Compare(ThreatRun.Of(opened, opened.Snapshot.ReadEstate(), policy, choices), now);
    }

    private static PolicyIdentity IdentityOf(string? path) => new(
        path is null ? "the default policy" : LabelOf(path),
        Convert.ToHexStringLower(SHA256.HashData(path is null ? Encoding.UTF8.GetBytes(DefaultPolicy.Text) : File.ReadAllBytes(path))));

    private static bool WriteMarkdown(TextWriter output, ThreatModel model, FormatOptions options)
    {
        ThreatFormats.Write(output, "md", model, options);
        return true;
    }

    private static string Describe(ThreatModel model)
    {
        var counts = model.Open.CountBy(finding => finding.Rating.Severity).OrderByDescending(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {SeverityWords.Of(pair.Key)}")).ToList();
        var unknown = ReportSummary.Of(model).UnknownChecks;
        return $"{(counts.Count == 0 ? "no finding" : string.Join(", ", counts))}"
            + $"{(unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {unknown} {(unknown == 1 ? "check" : "checks")} could not be decided") : "")}";
    }
}
