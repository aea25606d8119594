using System.Security.Cryptography;
using System.Text;
using Graph.Cli.Output;
using Graph.Reports;

namespace Graph.Cli.Reports;

/// <summary>Where a report goes: one HTML file, or a folder of pages; its twins for programs beside it.</summary>
/// <param name="Path">as the user typed it.</param>
internal sealed record ReportTarget(string Path, bool IsFolder)
{
    /// <summary>A name that ends in `.html`, `.htm` or `.md` is one file, any other a folder.</summary>
    public static ReportTarget Of(string path)
    {
        var isFile = System.IO.Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".md" && !Directory.Exists(path);
        if (!isFile && File.Exists(path))
            throw new UsageException($"`{path}` is a file: give a name that ends in .html, or a folder");
        return new(path, !isFile);
    }

    /// <summary>Pages first, then the twins; each file whole or not at all.</summary>
    /// <returns>the files' names as a user would type them.</returns>
    /// <exception cref="IOException">a file cannot be written.</exception>
    public IReadOnlyList<string> Write(ReportPages pages, Action<TextWriter> json, Action<TextWriter> csv)
    {
        var written = new List<string>();
        if (!IsFolder)
        {
            Add(Path, output => output.Write(pages.Files[0].Html));
            Add(System.IO.Path.ChangeExtension(Path, ".json"), json);
            Add(System.IO.Path.ChangeExtension(Path, ".csv"), csv);
            return written;
        }

        Directory.CreateDirectory(Path);
        foreach (var page in pages.Files)
            Add(System.IO.Path.Combine(Path, page.Name), output => output.Write(page.Html));
        Add(System.IO.Path.Combine(Path, "findings.json"), json);
        Add(System.IO.Path.Combine(Path, "findings.csv"), csv);
        Add(System.IO.Path.Combine(Path, "sha256sums.txt"), SumsOf([.. written]));
        return written;

        void Add(string path, Action<TextWriter> write)
        {
            _ = AtomicFile.Write(path, output =>
            {
                write(output);
                return true;
            });
            written.Add(path);
        }
    }

    /// <summary>As `sha256sum -c` reads it.</summary>
    private static Action<TextWriter> SumsOf(IReadOnlyList<string> files) => output =>
    {
        var sums = new StringBuilder();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            sums.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(System.IO.Path.GetFileName(file)).Append('\n');
        }

        output.Write(sums);
    };
}
