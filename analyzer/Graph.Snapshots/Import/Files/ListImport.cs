using System.Globalization;
using System.Text.Json;
using Graph.Snapshots.Import.Documents;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Files;

/// <summary>Reads a list of objects that carry their own ids.</summary>
internal sealed class ListImport(FileAnswers answers, ResourceKind listed, string key)
{
    // Two calls answer under `PrefixLists`, and other services under `Clusters`: the first element tells.
    private ResourceKind? _kind = listed == Catalogue.ManagedPrefixLists || listed == Catalogue.RedshiftClusters ? null : listed;
    private AnswerRecord? _answer;

    public void Read(AnswerStream stream)
    {
        stream.EnterList();
        var index = 0;
        while (stream.TryReadElement(out var element))
        {
            if (index == 0 && (_kind ??= Recognise(element.Span)) is null)
                answers.TellUnknown(key);
            if (_kind is not null)
                Add(_kind, element, string.Create(CultureInfo.InvariantCulture, $"$.{key}[{index}]"));
            index++;
        }

        if (index == 0)
            AddNone();
    }

    private void Add(ResourceKind kind, JsonValue element, string place)
    {
        if (kind == Catalogue.Instances)
            AddReservation(element, place);
        else
            answers.Documents.Store(kind, AnswerOf(kind, element), element, place);
    }

    private void AddNone()
    {
        var call = answers.Location.Call;
        if (listed == Catalogue.RedshiftClusters && call != listed.Call)
            answers.TellUnknown(key);
        else if (listed == Catalogue.ManagedPrefixLists && call != listed.Call)
            answers.Open(Catalogue.PrefixLists.Call, null);
        else
            answers.Open(listed.Call, answers.Location.Subject);
    }

    private ResourceKind? Recognise(ReadOnlySpan<byte> element)
    {
        if (listed == Catalogue.ManagedPrefixLists)
            return element.IndexOf("\"Cidrs\""u8) >= 0 ? Catalogue.PrefixLists : listed;
        return element.IndexOf("\"ClusterIdentifier\""u8) >= 0 && element.IndexOf("\"NodeType\""u8) >= 0 ? listed : null;
    }

    private AnswerRecord AnswerOf(ResourceKind kind, JsonValue element)
    {
        // Listeners and rules are answers about a load balancer or a listener, which they name themselves.
        if (kind == Catalogue.Listeners || kind == Catalogue.ListenerRules)
            return answers.Open(kind.Call, answers.Location.Subject ?? SubjectOf(kind, element));
        // Each list of `describe-prefix-lists` comes with all its entries.
        if (kind == Catalogue.PrefixLists && JsonText.Member(element.Text, "PrefixListId") is { } list && IdText.IsValid(list))
            answers.Open(kind.Call, list).Count++;
        return _answer ??= answers.Open(kind.Call, null);
    }

    private static string? SubjectOf(ResourceKind kind, JsonValue element)
    {
        var subject = kind == Catalogue.Listeners
            ? JsonText.Member(element.Text, "LoadBalancerArn")
            : ListenerRuleKind.ListenerOf(JsonText.Member(element.Text, "RuleArn") ?? "");
        return subject is not null && IdText.IsValid(subject) ? subject : null;
    }

    private void AddReservation(JsonValue element, string place)
    {
        var answer = _answer ??= answers.Open(Catalogue.Instances.Call, null);
        if (element.IsCompact && Reservation.TryRead(element.Text, out var reservation))
        {
            var items = new CompactJson(reservation.Instances.Span);
            for (var index = 0; items.TryReadItem(out var item); index++)
            {
                var instance = new JsonValue(reservation.Instances[item], IsCompact: true);
                answers.Documents.Store(Catalogue.Instances, answer, instance, PlaceOf(place, index), reservation.Owner);
            }

            return;
        }

        try
        {
            using var json = JsonText.Parse(element.Text);
            var body = Node.Top(json.RootElement);
            var owner = body.TextOrNull("OwnerId");
            if (!json.RootElement.TryGetProperty("Instances", out var instances) || instances.ValueKind != JsonValueKind.Array)
                throw body.Bad("Instances", "is missing");
            var index = 0;
            foreach (var item in instances.EnumerateArray())
            {
                var instance = new JsonValue(JsonText.Of(item).ToArray(), IsCompact: false);
                answers.Documents.Store(Catalogue.Instances, answer, instance, PlaceOf(place, index++), owner);
            }
        }
        catch (BadObjectException bad)
        {
            answers.Ledger.Drop(answer, place + bad.Path, bad.Reason);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            answers.Ledger.Drop(answer, place, element.IsEmpty ? "is too large" : "holds a text that is not Unicode");
        }
    }

    private static string PlaceOf(string reservation, int instance) =>
        string.Create(CultureInfo.InvariantCulture, $"{reservation}.Instances[{instance}]");
}
