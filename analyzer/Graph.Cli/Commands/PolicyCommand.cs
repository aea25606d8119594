using System.Collections.Immutable;
using System.CommandLine;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Threats.Documents;
using Graph.Threats.Policies;

namespace Graph.Cli.Commands;

/// <summary>`graph policy`: policies to start from, checked and explained.</summary>
internal static class PolicyCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = CommonOptions.Format("text", "json");
        format.Recursive = true;
        return new ExampleCommand(
            "policy",
            "Print, check and explain policies: tags, tiers, who may reach whom, claims, waivers.",
            "graph policy init",
            "graph policy check policy.yaml",
            "graph policy explain policy.yaml")
        {
            format,
            Init(terminal, format),
            Schema(terminal),
            Check(terminal, format),
            Explain(terminal, format),
        };
    }

    private static ExampleCommand Init(Terminal terminal, Option<string> format)
    {
        var command = new ExampleCommand("init", "Print the default policy, with comments, to start from.", "graph policy init > policy.yaml");
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "json")
            {
                using var document = new JsonOutput(terminal.Output);
                document.Json.WriteStartObject();
                document.Json.WriteString("policy", DefaultPolicy.Text);
                document.Json.WriteEndObject();
            }
            else
            {
                terminal.Output.Write(DefaultPolicy.Text);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Schema(Terminal terminal)
    {
        var command = new ExampleCommand("schema", "Print the JSON Schema of policies, for editors.", "graph policy schema > policy.schema.json");
        command.SetAction(_ =>
        {
            terminal.Output.Write(DefaultPolicy.Schema);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Check(Terminal terminal, Option<string> format)
    {
        var file = new Argument<string>("FILE") { Description = "A policy." };
        var command = new ExampleCommand(
            "check", "Tell what is wrong with a policy, each with line and column.", "graph policy check policy.yaml") { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var problems = ProblemsOf(PolicyFile.TextOf(path));
            if (parsed.GetValue(format) == "json")
            {
                WriteJson(path, problems, terminal.Output);
            }
            else if (problems.IsEmpty)
            {
                terminal.Output.WriteLine(SafeText.Of($"{path}: fine"));
            }
            else
            {
                foreach (var problem in problems)
                    terminal.Output.WriteLine(SafeText.Of($"{path}:{problem}"));
            }

            return problems.IsEmpty ? ExitCode.Done : ExitCode.Unusable;
        });
        return command;
    }

    private static ExampleCommand Explain(Terminal terminal, Option<string> format)
    {
        var file = new Argument<string>("FILE") { Description = "A policy; the default one if not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand(
            "explain", "Say in sentences what a policy means, defaults included.", "graph policy explain policy.yaml") { file };
        command.SetAction(parsed =>
        {
            var parts = PolicyExplainer.Explain(PolicyFile.Read(parsed.GetValue(file))).ToList();
            if (parsed.GetValue(format) == "json")
            {
                using var document = new JsonOutput(terminal.Output);
                document.Json.WriteStartObject();
                foreach (var (heading, sentences) in parts)
                {
                    document.Json.WriteStartArray(heading);
                    foreach (var sentence in sentences)
                        document.Json.WriteStringValue(sentence);
                    document.Json.WriteEndArray();
                }

                document.Json.WriteEndObject();
                return ExitCode.Done;
            }

            for (var i = 0; i < parts.Count; i++)
            {
                if (i > 0)
                    terminal.Output.WriteLine();
                terminal.Output.WriteLine(parts[i].Heading);
                foreach (var sentence in parts[i].Sentences)
                    terminal.Output.WriteLine($"  {SafeText.Of(sentence)}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<Problem> ProblemsOf(string text)
    {
        try
        {
            PolicyReader.Read(text);
            return [];
        }
        catch (DocumentException e)
        {
            return e.Problems;
        }
    }

    private static void WriteJson(string path, ImmutableArray<Problem> problems, TextWriter output)
    {
        using var document = new JsonOutput(output);
        document.Json.WriteStartObject();
        document.Json.WriteString("file", path);
        document.Json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            document.Json.WriteStartObject();
            document.Json.WriteNumber("line", problem.At.Line);
            document.Json.WriteNumber("column", problem.At.Column);
            document.Json.WriteString("message", problem.Message);
            document.Json.WriteEndObject();
        }

        document.Json.WriteEndArray();
        document.Json.WriteEndObject();
    }
}
