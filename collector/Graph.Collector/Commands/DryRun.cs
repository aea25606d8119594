using System.Text.Json;
using Graph.Collector.Calls;
using Graph.Collector.Collecting;
using Graph.Collector.Output;
using Graph.Model.Coverage;

namespace Graph.Collector.Commands;

/// <summary>`--dry-run`: what would be asked, without asking anything.</summary>
internal static class DryRun
{
    public static void WriteText(PlanRequest request, IReadOnlySet<ApiCall> chosen, TextWriter output)
    {
        var accounts = request.AsksOrganization ? "all accounts of the organization"
            : request.Accounts.Count > 0 ? string.Join(", ", request.Accounts) : "the caller's account";
        var regions = request.Regions.Count > 0 ? string.Join(", ", request.Regions) : "all enabled regions";
        output.WriteLine(SafeText.Of($"in {accounts}, {regions}; nothing was asked:"));
        output.WriteLine();
        var table = new TextTable("kind", "call", "action", "for each");
        foreach (var call in CallTable.All.Where(call => chosen.Contains(call.Call)))
        {
            table.Add(
                call.Kind,
                $"{call.Service} {call.CliCommand}",
                call.Permission,
                call.Follows is { } follows ? string.Join(", ", follows.Calls.Select(source => CallTable.Of(source).Kind)) : "");
        }

        table.Write(output);
    }

    public static void WriteJson(IReadOnlySet<ApiCall> chosen, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var call in CallTable.All.Where(call => chosen.Contains(call.Call)))
            {
                json.WriteStartObject();
                json.WriteString("kind", call.Kind);
                json.WriteString("call", $"{call.Service} {call.CliCommand}");
                json.WriteString("action", call.Permission);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
