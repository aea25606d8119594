using System.CommandLine;
using Graph.Checker;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Cli.Threats;
using Graph.Reports.Formats;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;
using Graph.Threats.Rules;

namespace Graph.Cli.Commands;

/// <summary>`graph threats`: what is wrong with an estate, by a policy.</summary>
internal static class ThreatsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var policyFile = PolicyOptions.Policy();
        var scopes = new Option<string[]>("--scope")
        {
            Description = "A Network Access Analyzer scope that must find no path: JSON, or aws-igw-ingress, aws-igw-egress, "
                + "aws-vpc-ingress, aws-vpc-egress.",
            HelpName = "NAME|JSON",
            DefaultValueFactory = _ => [],
        };
        var failOn = CommonOptions.Choice(
            "--fail-on", "The lowest severity of an open finding that makes the exit code 1.", ["nothing", .. SeverityWords.All]);
        var fixes = CommonOptions.Count(
            "--fixes", "For how many of the gravest findings with a path a fix is looked for and proved; each costs a proof of its own.", 50);
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format(["text", .. ThreatFormats.Names]);
        var target = new Option<string?>("--output", "-o") { Description = "A file to write instead of the standard output.", HelpName = "OUT" };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "An earlier result (--format json), or an earlier snapshot: only findings that it does not have count.",
            HelpName = "OLD",
        };
        var command = new ExampleCommand(
            "threats",
            "Findings with their proofs: threats, claims of the policy, waivers.",
            "graph threats estate.graph --policy policy.yaml --fail-on high",
            "graph threats estate.graph --scope aws-igw-ingress --format json",
            "graph threats estate.graph --format sarif -o graph.sarif --baseline old.json --fail-on high")
        {
            file, policyFile, scopes, failOn, fixes, baseline, strict, assume, verbose, format, target,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var policy = WithScopes(PolicyOptions.Read(parsed, policyFile), parsed.GetRequiredValue(scopes));
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var input = parsed.GetRequiredValue(file);
            var known = parsed.GetValue(baseline) is { } old
                ? BaselineFile.Read(old, policy, choices, parsed.GetValue(verbose), terminal)
                : null;
            using var opened = OpenedSnapshot.Open(input, parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            var (context, found) = ThreatRun.Of(opened, estate, policy, choices);
            var model = WithFixes(context, found, parsed.GetValue(fixes), terminal, cancellation) with { Known = known };
            var least = parsed.GetRequiredValue(failOn);
            var options = new FormatOptions(ReportCommand.LabelOf(input), Tool.Version)
            {
                Ask = new Walker(estate, choices).Ask,
                FailOn = SeverityWords.TryParse(least, out var severity) ? severity : null,
            };
            var name = parsed.GetRequiredValue(format);
            if (parsed.GetValue(target) is { } path)
                _ = AtomicFile.Write(path, output => Write(output, name, model, options));
            else
                Write(terminal.Output, name, model, options);
            return Task.FromResult(ExitCodeOf(model, options, SeverityWords.All.Contains(least)));
        });
        return command;
    }

    private static ThreatModel WithFixes(
        ThreatContext context, ThreatModel model, int fixes, Terminal terminal, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal);
        return new FixFinder(context, fixes, (done, total) => progress.Report(new FixProgress(done, total)), cancellation).AddTo(model);
    }

    /// <summary>Scopes of the command line are claims after those of the policy.</summary>
    private static Policy WithScopes(Policy policy, string[] scopes) => policy with
    {
        Claims =
        [
            .. policy.Claims,
            .. scopes.Select(scope => new Claim.OfScope($"--scope {scope}", scope, PolicyFile.ReadScope(scope), false, null)),
        ],
    };

    private static bool Write(TextWriter output, string format, ThreatModel model, FormatOptions options)
    {
        if (format == "text")
            new ThreatsText(output).Write(model);
        else
            ThreatFormats.Write(output, format, model, options);
        return true;
    }

    /// <summary>
    /// A violated claim always counts, a finding from the severity on if no baseline has it; what is unknown counts where something
    /// was to be decided.
    /// </summary>
    private static int ExitCodeOf(ThreatModel model, FormatOptions options, bool isAsked)
    {
        if (model.Claims.Any(claim => claim.State == ClaimState.Violated)
            || (isAsked && model.Findings.Any(finding => options.Counts(model, finding))))
        {
            return ExitCode.Violated;
        }

        var isUnknown = model.Claims.Any(claim => claim.State == ClaimState.Unknown)
            || (isAsked && model.Rules.Any(rule => !rule.Undecided.IsEmpty));
        return isUnknown ? ExitCode.Unknown : ExitCode.Done;
    }
}
