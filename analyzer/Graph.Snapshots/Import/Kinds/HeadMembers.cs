using System.Text;
using System.Text.Json;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>The few members at an object's top that name it and its owner.</summary>
internal sealed class HeadMembers
{
    private readonly List<string> _members = [];
    private readonly List<byte[]> _utf8 = [];

    /// <param name="ids">each a member, or several with `|` between of which the first present counts.</param>
    public HeadMembers(IReadOnlyList<string> ids, string owner, string? arn)
    {
        Ids = [.. ids.Select(id => id.Split('|').Select(Add).ToArray())];
        Owner = Add(owner);
        Arn = arn is null ? -1 : Add(arn);
    }

    public IReadOnlyList<string> Members => _members;

    /// <summary>For each part of the id the places of its alternatives in <see cref="Members"/>.</summary>
    public IReadOnlyList<int[]> Ids { get; }

    public int Owner { get; }

    /// <summary>-1 where the kind has no ARN.</summary>
    public int Arn { get; }

    /// <summary>The place of the member whose name the reader stands on; -1 for any other.</summary>
    public int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _utf8.Count; i++)
        {
            if (reader.ValueTextEquals(_utf8[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The place of the member of this name, which has no escapes; -1 for any other.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _utf8.Count; i++)
        {
            if (name.SequenceEqual(_utf8[i]))
                return i;
        }

        return -1;
    }

    private int Add(string member)
    {
        var known = _members.IndexOf(member);
        if (known >= 0)
            return known;
        _members.Add(member);
        _utf8.Add(Encoding.UTF8.GetBytes(member));
        return _members.Count - 1;
    }
}
