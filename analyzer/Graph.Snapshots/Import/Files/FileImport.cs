using System.Text.Json;
using Graph.Snapshots.Import.Inputs;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Files;

/// <summary>Reads one file of answers: each of its keys names a call, each element of a list is an object of it.</summary>
internal sealed class FileImport(FileAnswers answers)
{
    private readonly InputFile _file = answers.File;

    /// <param name="onRead">told of the bytes read as they pass.</param>
    public void Run(Action<int> onRead, CancellationToken cancellation)
    {
        if (_file.Refusal is not null && (answers.IsNamedAsData || !_file.Name.Contains('.')))
            answers.Fail(_file.Refusal);
        else if (_file.Refusal is not null)
            answers.Ledger.Warn(_file.Path, _file.Refusal);
        else if (ForeignServices.CallOf(answers.Location.CallName) is { } foreign)
            answers.TellForeign(foreign);
        else if (_file.Length > 0)
            Read(onRead, cancellation);
        else if (answers.IsNamedAsData)
            answers.Fail("is empty");
    }

    private void Read(Action<int> onRead, CancellationToken cancellation)
    {
        Stream opened;
        try
        {
            opened = _file.Open!();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            answers.Fail($"cannot be opened ({e.GetType().Name})");
            return;
        }

        using var metered = new MeteredStream(opened, onRead, cancellation);
        try
        {
            using var answerStream = new AnswerStream(metered);
            ReadAnswers(answerStream);
            answers.Ledger.SetDigest(_file.Path, metered.Digest());
        }
        catch (InputProblemException problem)
        {
            answers.EndAnswer();
            answers.Ledger.CutAll(_file.Path, problem.Message);
            if (answers.Ledger.HasAnswersOf(_file.Path))
                answers.Ledger.Warn(_file.Path, $"{problem.Message}: what came before is read");
            else if (answers.IsNamedAsData)
                answers.Fail(problem.Message);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            answers.Ledger.CutAll(_file.Path, $"cannot be read to its end ({e.GetType().Name})");
        }
    }

    private void ReadAnswers(AnswerStream stream)
    {
        if (!IsData(stream))
            return;
        while (stream.TryReadMember(out var key))
        {
            if (stream.IsNewAnswer)
                answers.EndAnswer();
            ReadMember(stream, key);
        }

        answers.EndAnswer();
        if (!answers.IsToldOf && answers.Location.Call is not null)
            answers.Fail("has no answer in it");
    }

    // A README or a table of probes beside the answers is nothing to speak of; what is named JSON must be JSON.
    private bool IsData(AnswerStream stream)
    {
        var text = stream.Peek().TrimStart(" \t\r\n"u8);
        if (text.StartsWith("{"u8))
            return true;
        if (ErrorAnswer.OfText(text) is { } error)
            answers.Refuse(error);
        else if (answers.IsNamedAsData)
            answers.Fail(text.StartsWith("["u8) ? "is a list without the key that names its call" : "is not JSON");
        return false;
    }

    private void ReadMember(AnswerStream stream, string key)
    {
        var isList = stream.ValueType == JsonTokenType.StartArray;
        if (isList && Catalogue.Wrappers.TryGetValue(key, out var wrapper))
            WrapperImport.Read(answers, stream, key, wrapper);
        else if (answers.Location.Subject is { } subject && KindOfAnswer(key) is { } kind)
            StoreAnswer(stream, key, kind, subject);
        else if (isList && Catalogue.Lists.TryGetValue(key, out var listed) && !IsNamesake(listed))
            new ListImport(answers, listed, key).Read(stream);
        else if (key == "VpcBlockPublicAccessOptions" && stream.ValueType == JsonTokenType.StartObject)
            StoreOptions(stream, key);
        else
            ReadOther(stream, key);
    }

    private void StoreAnswer(AnswerStream stream, string key, ResourceKind kind, string subject)
    {
        var answer = answers.Open(kind.Call, subject);
        answers.Documents.StoreAnswer(kind, answer, subject, key, stream.ReadValue().Span, $"$.{key}");
    }

    private void StoreOptions(AnswerStream stream, string key)
    {
        var kind = Catalogue.BlockPublicAccessOptions;
        var options = new JsonValue(stream.ReadValue(), IsCompact: false);
        answers.Documents.Store(kind, answers.Open(kind.Call, null), options, $"$.{key}");
    }

    private void ReadOther(AnswerStream stream, string key)
    {
        switch (key)
        {
            case "NextToken" or "nextToken" or "NextMarker" or "Marker":
                if (stream.ReadValue() is { Length: > 2 } token && token.Span[0] == (byte)'"')
                    answers.Cut();
                break;
            case "AdditionalRoutesAvailable":
                if (stream.ReadValue().Span.SequenceEqual("true"u8))
                    answers.Cut();
                break;
            case "Error" or "__type":
                answers.Refuse(ErrorAnswer.OfJson(stream.ReadValue()));
                break;
            case "ResponseMetadata" or "Account" or "Arn" or "UserId" or "message" or "Message" or "RequestId":
                stream.SkipValue();
                break;
            default:
                stream.SkipValue();
                answers.TellUnknown(key);
                break;
        }
    }

    // Other services answer under `Clusters` too, and one of them may be named by the file.
    private bool IsNamesake(ResourceKind kind) =>
        kind == Catalogue.RedshiftClusters && answers.Location.CallName is not null && answers.Location.Call != kind.Call;

    // Two calls answer under `Attributes`; the folder tells which.
    private ResourceKind? KindOfAnswer(string key)
    {
        if (key == "LoadBalancerAttributes")
            return Catalogue.ClassicLoadBalancerAttributes;
        if (!Catalogue.OfOneId.TryGetValue(key, out var kind))
            return null;
        return kind == Catalogue.LoadBalancerAttributes && answers.Location.Call == Catalogue.TargetGroupAttributes.Call
            ? Catalogue.TargetGroupAttributes
            : kind;
    }
}
