using System.Globalization;
using System.Text.Json;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Files;

/// <summary>Reads Batfish's lists of {id, the call's own answer}.</summary>
internal static class WrapperImport
{
    public static void Read(FileAnswers answers, AnswerStream stream, string key, Wrapper wrapper)
    {
        stream.EnterList();
        var index = 0;
        while (stream.TryReadElement(out var element))
            ReadOne(answers, wrapper, element, string.Create(CultureInfo.InvariantCulture, $"$.{key}[{index++}]"));
        if (index == 0)
            answers.Open(wrapper.Kind.Call, null);
    }

    private static void ReadOne(FileAnswers answers, Wrapper wrapper, JsonValue element, string place)
    {
        try
        {
            using var json = JsonText.Parse(element.Text);
            var body = Node.Top(json.RootElement);
            var subject = body.IdText(wrapper.IdMember);
            var answer = answers.Open(wrapper.Kind.Call, subject);
            if (!json.RootElement.TryGetProperty(wrapper.AnswerKey, out var list) || list.ValueKind != JsonValueKind.Array)
                throw body.Bad(wrapper.AnswerKey, "is missing");
            if (body.TextOrNull("NextToken") is not null || (body.FlagOrNull("AdditionalRoutesAvailable") ?? false))
                answer.Cut($"{place} has more pages");
            place = $"{place}.{wrapper.AnswerKey}";
            if (wrapper.Kind != Catalogue.Listeners)
            {
                answers.Documents.StoreAnswer(wrapper.Kind, answer, subject, wrapper.AnswerKey, JsonText.Of(list), place);
                return;
            }

            var index = 0;
            foreach (var item in list.EnumerateArray())
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"{place}[{index++}]");
                answers.Documents.Store(
                    wrapper.Kind, answer, new JsonValue(JsonText.Of(item).ToArray(), IsCompact: false), at);
            }
        }
        catch (BadObjectException bad)
        {
            answers.Ledger.Drop(answers.Open(wrapper.Kind.Call, null), place + bad.Path, bad.Reason);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            answers.Ledger.Drop(
                answers.Open(wrapper.Kind.Call, null), place, element.IsEmpty ? "is too large" : "holds a text that is not Unicode");
        }
    }
}
