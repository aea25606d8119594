using System.Text.Json;
using Graph.Collector.Calls;
using Graph.Collector.Working;

namespace Graph.Collector.Collecting;

/// <summary>
/// The pages of an answer as one. Lists of objects with ids of their own may come page by page; an answer about one id is one
/// object, stored under that id, and a second page would be a second answer.
/// </summary>
internal static class PageJoin
{
    public static Stream Open(StoredAnswer answer, WorkingFile file) =>
        answer.Key.Subject is null || answer.Pages.Count < 2 ? file.Open(answer) : new MemoryStream(Join(answer, file));

    public static byte[] Join(StoredAnswer answer, WorkingFile file)
    {
        var key = CallTable.Of(answer.Key.Call).Key;
        using var joined = new MemoryStream();
        using (var json = new Utf8JsonWriter(joined))
        {
            json.WriteStartObject();
            json.WriteStartArray(key);
            foreach (var page in answer.Pages)
            {
                using var document = JsonDocument.Parse(file.Read(page));
                foreach (var item in document.RootElement.GetProperty(key).EnumerateArray())
                    json.WriteRawValue(item.GetRawText(), skipInputValidation: true);
            }

            json.WriteEndArray();
            // What is said besides, such as that there would have been more, stands on the last page.
            using var last = JsonDocument.Parse(file.Read(answer.Pages[^1]));
            foreach (var member in last.RootElement.EnumerateObject().Where(member => member.Name != key))
                member.WriteTo(json);
            json.WriteEndObject();
        }

        return joined.ToArray();
    }
}
