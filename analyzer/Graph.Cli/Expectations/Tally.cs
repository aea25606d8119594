using System.Globalization;

namespace Graph.Cli.Expectations;

/// <summary>How the rows of a table came out, and what the command ends with.</summary>
internal sealed class Tally
{
    public int Met { get; private set; }

    public int Violated { get; private set; }

    public int Unanswered { get; private set; }

    /// <summary>The rows that only ask.</summary>
    public int Asked { get; private set; }

    public int ExitCode => this switch
    {
        { Violated: > 0 } => Cli.ExitCode.Violated,
        { Unanswered: > 0 } => Cli.ExitCode.Unknown,
        _ => Cli.ExitCode.Done,
    };

    public void Add(Outcome outcome)
    {
        if (outcome.IsViolated)
            Violated++;
        else if (outcome.IsUnanswered)
            Unanswered++;
        else if (outcome.IsMet is null)
            Asked++;
        else
            Met++;
    }

    public override string ToString()
    {
        var asked = Asked > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Asked} without expectation") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Met} as expected, {Violated} violated, {Unanswered} unknown{asked}");
    }
}
