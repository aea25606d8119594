namespace Graph.Threats.Documents;

/// <summary>What a person may have meant.</summary>
public static class Guess
{
    private const int MaximumLength = 64;

    /// <summary>`did you mean ...?` where a known word is near, else the known words.</summary>
    public static string Of(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        var all = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Nearest(word, all) is { } near
            ? $"did you mean `{near}`?"
            : all.Count == 0 ? "none is known" : $"give one of {string.Join(", ", all)}";
    }

    /// <summary>The known word that is at most two edits away; null where there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length > MaximumLength)
            return null;
        return known.Where(one => one.Length <= MaximumLength)
            .Select(one => (Word: one, Distance: Distance(word.ToLowerInvariant(), one.ToLowerInvariant())))
            .Where(guess => guess.Distance <= Math.Min(2, word.Length / 2))
            .OrderBy(guess => guess.Distance).ThenBy(guess => guess.Word, StringComparer.Ordinal)
            .FirstOrDefault().Word;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var changed = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
