using System.Text.Json;

namespace Graph.Collector.Commands;

/// <summary>The file of `--accounts-file`.</summary>
internal static class AccountList
{
    /// <exception cref="UsageException">it is no such list.</exception>
    public static IEnumerable<string> Read(string path)
    {
        var text = File.ReadAllText(path);
        if (!text.AsSpan().TrimStart().StartsWith('{'))
        {
            return text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return
            [
                .. json.RootElement.GetProperty("Accounts").EnumerateArray()
                    .Where(account => !account.TryGetProperty("Status", out var status) || status.GetString() == "ACTIVE")
                    .Select(account => account.GetProperty("Id").GetString() ?? ""),
            ];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UsageException(
                $"`{path}` is no list of accounts: give one account a line, or what `aws organizations list-accounts` prints", e);
        }
    }
}
