namespace Graph.Snapshots.Import.Rows;

/// <summary>What an id may look like: AWS's ids, ARNs and names are printable ASCII without blanks.</summary>
internal static class IdText
{
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > ImportLimits.IdLength)
            return false;
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
                return false;
        }

        return true;
    }
}
