using System.CommandLine;
using System.Text.Json;
using Graph.Collector.Calls;
using Graph.Collector.Output;

namespace Graph.Collector.Commands;

/// <summary>`graph-collect permissions`: the IAM policy that a collection needs, and no more.</summary>
internal static class PermissionsCommand
{
    /// <summary>
    /// What is asked besides the calls of the table: the regions, and the organization's accounts. Who one is may be asked by all.
    /// </summary>
    private static readonly string[] Others = ["ec2:DescribeRegions", "organizations:ListAccounts"];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("permissions", "Print the exact read-only IAM policy that a collection needs.");
        command.SetAction(_ =>
        {
            terminal.Output.WriteLine(Policy());
            return ExitCode.Done;
        });
        return command;
    }

    public static IEnumerable<string> Actions() =>
        CallTable.All.Select(call => call.Permission).Concat(Others).Distinct().Order(StringComparer.Ordinal);

    // Describing calls take no resources: IAM knows only `*` for them.
    private static string Policy()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            json.WriteStartObject();
            json.WriteString("Sid", "GraphCollectReads");
            json.WriteString("Effect", "Allow");
            json.WriteStartArray("Action");
            foreach (var action in Actions())
                json.WriteStringValue(action);
            json.WriteEndArray();
            json.WriteString("Resource", "*");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
