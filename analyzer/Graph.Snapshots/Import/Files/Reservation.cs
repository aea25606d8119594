using System.Text;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Files;

/// <summary>A reservation as nearly all are: an owner and a list of instances, each once.</summary>
/// <param name="Instances">the list's text, without white space between its parts.</param>
internal readonly record struct Reservation(string? Owner, ReadOnlyMemory<byte> Instances)
{
    /// <summary>False: something is unusual, which another look must judge.</summary>
    /// <param name="json">a valid object without white space between its parts.</param>
    public static bool TryRead(ReadOnlyMemory<byte> json, out Reservation reservation)
    {
        reservation = default;
        string? owner = null;
        var instances = ReadOnlyMemory<byte>.Empty;
        var members = new CompactJson(json.Span);
        while (members.TryReadMember(out var name, out var range))
        {
            var value = json[range];
            if (name.Contains((byte)'\\'))
                return false;
            if (name.SequenceEqual("Instances"u8))
            {
                if (instances.Length > 0 || value.Span[0] != (byte)'[')
                    return false;
                instances = value;
            }
            else if (name.SequenceEqual("OwnerId"u8))
            {
                if (owner is not null || !IsPlainText(value.Span))
                    return false;
                owner = Encoding.UTF8.GetString(value.Span[1..^1]);
            }
        }

        reservation = new Reservation(owner, instances);
        return instances.Length > 0;
    }

    private static bool IsPlainText(ReadOnlySpan<byte> value) =>
        value.Length > 2 && value[0] == (byte)'"' && !value.Contains((byte)'\\') && Ascii.IsValid(value);
}
