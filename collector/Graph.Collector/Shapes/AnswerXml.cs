using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Graph.Collector.Calls;
using Graph.Snapshots;

namespace Graph.Collector.Shapes;

/// <summary>
/// Turns AWS's XML into the JSON that the AWS CLI prints of it. It goes by AWS's model of the service; an element that the
/// model does not know is kept under its own name. What <see cref="SecretMembers"/> names is left out.
/// </summary>
internal sealed class AnswerXml : IDisposable
{
    private const int Depth = 48;

    private static readonly HashSet<string> Secrets = new(SecretMembers.Names, StringComparer.Ordinal);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // A tag may hold characters that XML forbids; AWS writes them as references.
        CheckCharacters = false,
        MaxCharactersFromEntities = 0,
    };

    private readonly AwsCall _call;
    private readonly ShapeTable _shapes;
    private readonly ScalarWriter _scalars;
    private readonly Utf8JsonWriter _json;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private string? _token;
    private int _count = -1;
    private bool _hasMore;

    private AnswerXml(AwsCall call)
    {
        _call = call;
        _shapes = ShapeTable.Of(call.Service);
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _scalars = new ScalarWriter(_json);
    }

    /// <exception cref="BadAnswerException">the body is no answer of this call.</exception>
    public static AnswerPage Read(Stream body, AwsCall call)
    {
        using var page = new AnswerXml(call);
        try
        {
            using var reader = XmlReader.Create(body, Settings);
            page.ReadRoot(reader);
        }
        catch (XmlException e)
        {
            throw new BadAnswerException("the answer is not whole XML", e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new BadAnswerException($"the answer is not {call.Operation}'s: {e.Message}", e);
        }

        return page.Finish();
    }

    public void Dispose() => _json.Dispose();

    private AnswerPage Finish()
    {
        // One page of many says so by its token; without one the rest cannot be had.
        if (_hasMore && _token is null)
            _json.WriteBoolean("AdditionalRoutesAvailable", true);
        _json.WriteEndObject();
        _json.Flush();
        if (_count < 0)
            throw new BadAnswerException($"the answer has no {_call.Key}");
        return new AnswerPage(_buffer.WrittenMemory, _token, _count);
    }

    private void ReadRoot(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader.LocalName != $"{_call.Operation}Response")
            throw new FormatException("it has another name");
        _json.WriteStartObject();
        var top = _shapes.OfOperation(_call.Operation);
        if (_call.Service == AwsService.Ec2)
            ReadChildren(reader, element => ReadTop(reader, element, top));
        else
            ReadChildren(reader, element => ReadResult(reader, element, top));
        // A body that ends early, or goes on with something else.
        while (reader.Read())
        {
        }
    }

    private void ReadResult(XmlReader reader, string element, Shape top)
    {
        if (element == $"{_call.Operation}Result")
            ReadChildren(reader, child => ReadTop(reader, child, top));
        else
            reader.Skip();
    }

    private void ReadTop(XmlReader reader, string element, Shape top)
    {
        var member = top.Find(element);
        var name = member?.Name ?? UnknownXml.NameOf(element);
        if (name == _call.Key)
        {
            _json.WritePropertyName(name);
            _count = ReadCounted(reader, member ?? throw new FormatException($"{name} is unknown"));
        }
        else if (name == _call.Paging.AnswerToken)
        {
            _token = reader.ReadElementContentAsString() is { Length: > 0 } token ? token : null;
        }
        else if (name == "AdditionalRoutesAvailable")
        {
            _hasMore = reader.ReadElementContentAsString() == "true";
        }
        else if (element is "requestId" or "nextToken" or "NextMarker" or "Marker" || _call.Redundant.Contains(name))
        {
            reader.Skip();
        }
        else
        {
            ReadMember(reader, element, member, 1);
        }
    }

    private int ReadCounted(XmlReader reader, ShapeMember member)
    {
        if (member.Type[0] == '[')
            return ReadList(reader, member.Type[1..], 1);
        ReadValue(reader, member.Type, 1);
        return 1;
    }

    private void ReadMember(XmlReader reader, string element, ShapeMember? member, int depth)
    {
        var name = member?.Name ?? UnknownXml.NameOf(element);
        if (Secrets.Contains(name))
        {
            reader.Skip();
        }
        else if (member is null || member.Type == "?")
        {
            _json.WritePropertyName(name);
            UnknownXml.Write(reader, _json, Secrets);
        }
        else if (member.Type.Length == 1)
        {
            _scalars.Write(name, member.Type[0], TextOf(reader));
        }
        else
        {
            _json.WritePropertyName(name);
            ReadValue(reader, member.Type, depth);
        }
    }

    private void ReadValue(XmlReader reader, string type, int depth)
    {
        if (depth > Depth)
            throw new FormatException("it is nested too deeply");
        if (type[0] == '[')
        {
            ReadList(reader, type[1..], depth);
        }
        else if (type.Length == 1)
        {
            _scalars.WriteValue(type[0], TextOf(reader));
        }
        else
        {
            var shape = _shapes[type];
            _json.WriteStartObject();
            ReadChildren(reader, element => ReadMember(reader, element, shape.Find(element), depth + 1));
            _json.WriteEndObject();
        }
    }

    // Items are called `item`, `member` or by their own name: whatever stands in a list is one.
    private int ReadList(XmlReader reader, string type, int depth)
    {
        var count = 0;
        _json.WriteStartArray();
        ReadChildren(reader, _ =>
        {
            ReadValue(reader, type, depth + 1);
            count++;
        });
        _json.WriteEndArray();
        return count;
    }

    private static string TextOf(XmlReader reader) => reader.ReadElementContentAsString();

    /// <summary>Reads each child element of the current one by the given way, which must pass over it.</summary>
    private static void ReadChildren(XmlReader reader, Action<string> read)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                read(reader.LocalName);
            else if (!reader.Read())
                throw new FormatException("it ends early");
        }

        reader.Read();
    }
}
