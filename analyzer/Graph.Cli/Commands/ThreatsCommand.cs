using System.CommandLine;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Cli.Threats;
using Graph.Engine;
using Graph.Reports.Formats;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
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
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "threats",
            "Findings with their proofs: threats, claims of the policy, waivers.",
            "graph threats estate.graph --policy policy.yaml --fail-on high",
            "graph threats estate.graph --scope aws-igw-ingress --format json")
        {
            file, policyFile, scopes, failOn, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var policy = WithScopes(PolicyOptions.Read(parsed, policyFile), parsed.GetRequiredValue(scopes));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var info = opened.Snapshot.Info;
            var context = new ThreatContext(
                opened.Snapshot.ReadEstate(), policy, new ProverOptions(choices.Strict, choices.Assumed));
            var model = ThreatModelBuilder.Build(
                context,
                ThreatCatalogue.Default.Threats,
                ThreatRules.All,
                new SnapshotIdentity(info.ContentDigest, info.SnapshotDigest, info.TakenAt));
            if (parsed.GetValue(format) == "json")
            {
                using var document = new JsonOutput(terminal.Output);
                ThreatsJson.Write(document.Json, model, document.Drain);
            }
            else
            {
                new ThreatsText(terminal.Output).Write(model);
            }

            return ExitCodeOf(model, parsed.GetRequiredValue(failOn));
        });
        return command;
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

    /// <summary>
    /// A violated claim always counts, a finding from the severity on; what is unknown counts where something was to be decided.
    /// </summary>
    private static int ExitCodeOf(ThreatModel model, string failOn)
    {
        var isAsked = SeverityWords.TryParse(failOn, out var least);
        if (model.Claims.Any(claim => claim.State == ClaimState.Violated)
            || (isAsked && model.Open.Any(finding => finding.Rating.Severity >= least)))
            return ExitCode.Violated;
        var isUnknown = model.Claims.Any(claim => claim.State == ClaimState.Unknown)
            || (isAsked && model.Rules.Any(rule => !rule.Undecided.IsEmpty));
        return isUnknown ? ExitCode.Unknown : ExitCode.Done;
    }
}
