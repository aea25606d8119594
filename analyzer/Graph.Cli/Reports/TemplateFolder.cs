using Graph.Reports;

namespace Graph.Cli.Reports;

/// <summary>A folder of report templates that the user wrote.</summary>
internal static class TemplateFolder
{
    private const long MaxLength = 1 << 20;

    /// <exception cref="UsageException">there is no such folder, or something in it is no template of the report.</exception>
    public static UserTemplates Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"`{folder}` is no folder: give one with templates of the report, such as findings.scriban-html or report.css");
        var files = new List<KeyValuePair<string, string>>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length > MaxLength)
                throw new UsageException($"`{path}` is larger than {MaxLength >> 20} MiB: this is no template");
            files.Add(new(Path.GetFileName(path), File.ReadAllText(path)));
        }

        try
        {
            return new UserTemplates(files);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message.Split(" (Parameter", StringSplitOptions.None)[0]);
        }
    }
}
