using System.Globalization;
using System.Text;

namespace Graph.Testing.Generation;

/// <summary>A plan for the reader of a failed property: a part a line, what is usual left out.</summary>
internal static class PlanText
{
    private static readonly string[] Usual = [" = False", " = ", " = []", " = False }", " =  }", " = [] }"];

    public static string Of(EstatePlan plan)
    {
        var text = new StringBuilder();
        foreach (var vpc in plan.Vpcs)
        {
            Line(text, 0, vpc with { Subnets = [] });
            foreach (var subnet in vpc.Subnets)
            {
                Line(text, 1, subnet with { Hosts = [], Entries = null, Routes = [] });
                foreach (var route in subnet.Routes)
                    Line(text, 2, route);
                foreach (var entry in subnet.Entries ?? [])
                    Line(text, 2, entry);
                foreach (var host in subnet.Hosts)
                {
                    Line(text, 2, host with { Rules = [] });
                    foreach (var rule in host.Rules)
                        Line(text, 3, rule);
                }
            }
        }

        foreach (var part in plan.Peerings.Concat<object>(plan.Transits).Concat(plan.Balancers).Concat(plan.Endpoints).Concat(plan.Gaps).Concat(plan.Questions))
            Line(text, 0, part);
        return text.Append(
            CultureInfo.InvariantCulture,
            $"block public access {plan.BlockPublicAccess}, strict {plan.IsStrict}, inspection passes {plan.PassesInspection}\n").ToString();
    }

    /// <summary>The members of a record that are not as usual: false, null and empty ones say nothing.</summary>
    private static void Line(StringBuilder text, int depth, object part)
    {
        var told = part.ToString()!.Replace("Plan {", " {", StringComparison.Ordinal);
        var open = told.IndexOf("{ ", StringComparison.Ordinal) + 2;
        var members = told[open..].Split(", ").Where(member => !Usual.Any(usual => member.EndsWith(usual, StringComparison.Ordinal)));
        text.Append(' ', depth * 2).Append(told, 0, open).AppendJoin(", ", members).Append('\n');
    }
}
