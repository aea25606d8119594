using System.CommandLine;
using Graph.Cli.Input;
using Graph.Engine.Sets;
using Graph.Threats.Policies;

namespace Graph.Cli.Shell;

/// <summary>Options that take a policy, and what depends on it.</summary>
internal static class PolicyOptions
{
    public static Option<string> Policy() => new("--policy")
    {
        Description = "The policy to go by: what tiers and sets of ports mean. The default one if not given (graph policy init).",
        HelpName = "YAML",
    };

    public static Policy Read(ParseResult parsed, Option<string> option) => PolicyFile.Read(parsed.GetValue(option));

    public static Option<string> Ports() => new("--ports")
    {
        Description = "Ports, ranges and names: db, admin, web, internal, any, and those of the policy.",
        HelpName = "SET",
        DefaultValueFactory = _ => "any",
    };

    /// <exception cref="UsageException">the text is no set of ports.</exception>
    public static ValueSet PortsOf(ParseResult parsed, Option<string> option, Policy policy)
    {
        try
        {
            return PortNames.Parse(parsed.GetRequiredValue(option), policy.Ports);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
