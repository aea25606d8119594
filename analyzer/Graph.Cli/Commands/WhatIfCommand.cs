using System.CommandLine;
using Graph.Cli.Drift;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Engine.Changes;

namespace Graph.Cli.Commands;

/// <summary>`graph what-if`: what a person's own change would open, close and fix.</summary>
internal static class WhatIfCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var remove = new Option<string[]>("--remove")
        {
            Description = "What to take away: sgr-..., acl-.../ingress/NUMBER, rtb-.../DESTINATION, pcx-..., igw-... or a public address.",
            HelpName = "ID",
            DefaultValueFactory = _ => [],
        };
        var add = new Option<string[]>("--add")
        {
            Description = "What to put in: 'sg-1 inbound tcp 443 from 10.0.0.0/8', 'acl-1 inbound rule 90 deny tcp 22 from 0.0.0.0/0', "
                + "'rtb-1 route 10.0.0.0/8 -> pcx-1', 'eni-1 public address'.",
            HelpName = "RULE",
            DefaultValueFactory = _ => [],
        };
        var policyFile = PolicyOptions.Policy();
        var failOn = CommonOptions.Choice(
            "--fail-on", "What makes the exit code 1: a path that would be opened, or a finding that would be new or worse.", "nothing", "opened", "findings");
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json", "md");
        var command = new ExampleCommand(
            "what-if",
            "What a change would open, close and fix, proved on the changed network. The snapshot stays as it is.",
            "graph what-if estate.graph --remove sgr-0123456789abcdef0",
            "graph what-if estate.graph --remove rtb-0123456789abcdef0/0.0.0.0/0 --fail-on findings")
        {
            file, remove, add, policyFile, failOn, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var policy = PolicyOptions.Read(parsed, policyFile);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            var changed = estate;
            var isText = parsed.GetRequiredValue(format) == "text";
            try
            {
                foreach (var text in parsed.GetRequiredValue(remove))
                    Make(ChangeParser.ParseRemoval(text, changed));
                foreach (var text in parsed.GetRequiredValue(add))
                    Make(ChangeParser.ParseAddition(text, changed));
            }
            catch (ChangeException e)
            {
                throw new UsageException(e.Message);
            }

            if (ReferenceEquals(changed, estate))
                throw new UsageException("nothing is changed: give --remove or --add");
            return Comparison.Write(
                (opened, estate),
                (opened, changed),
                policy,
                choices,
                parsed.GetRequiredValue(format),
                parsed.GetRequiredValue(failOn),
                terminal.Output);

            void Make(Change change)
            {
                changed = change.ApplyTo(changed);
                if (isText)
                    terminal.Output.WriteLine(SafeText.Of(change.Text));
            }
        });
        return command;
    }
}
