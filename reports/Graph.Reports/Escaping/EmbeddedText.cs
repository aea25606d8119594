namespace Graph.Reports.Escaping;

/// <summary>The text files that are embedded in this assembly, with `\n` whatever the checkout wrote.</summary>
internal static class EmbeddedText
{
    /// <summary>All of them, sorted.</summary>
    public static IEnumerable<string> Names => typeof(EmbeddedText).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Templates/", StringComparison.Ordinal)).Select(name => name["Templates/".Length..])
        .Order(StringComparer.Ordinal);

    /// <summary>Null where there is none of the name.</summary>
    public static string? TryRead(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream("Templates/" + name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <exception cref="TemplateException">there is none of the name.</exception>
    public static string Read(string name) => TryRead(name) ?? throw new TemplateException($"there is no template `{name}`");
}
