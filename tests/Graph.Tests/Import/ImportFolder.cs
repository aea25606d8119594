using System.IO.Compression;
using System.Text;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Tests.Import;

/// <summary>A folder of answers made for one test, and what an import makes of it.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder["input"];

    public ImportFolder() => Directory.CreateDirectory(Path);

    public ImportFolder Add(string file, string text) => Add(file, Encoding.UTF8.GetBytes(text));

    public ImportFolder Add(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public Imported Import() => ImportInputs(Path);

    public Imported ImportInputs(params string[] inputs)
    {
        var output = _folder["out.snapshot"];
        var result = Importer.Import(inputs, output, new ImportOptions(null, "graph test"), null, CancellationToken.None);
        using var snapshot = Snapshot.Open(output);
        return new Imported(snapshot.ReadEstate(), result, snapshot.Info);
    }

    /// <summary>Imports one zip with the given entries.</summary>
    public Imported ImportZip(params (string Name, string Text)[] entries)
    {
        var zip = _folder["input.zip"];
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return ImportInputs(zip);
    }

    public byte[] SnapshotBytes() => File.ReadAllBytes(_folder["out.snapshot"]);

    public bool HasSnapshot => Directory.GetFiles(_folder.Path).Length > 0;

    public void Dispose() => _folder.Dispose();
}

/// <summary>What an import made.</summary>
internal sealed record Imported(Estate Estate, ImportResult Result, SnapshotInfo Info)
{
    public TRow One<TRow>()
        where TRow : class =>
        Xunit.Assert.Single(Estate.Rows<TRow>());

    public TRow One<TRow>(Predicate<TRow> condition)
        where TRow : class =>
        Xunit.Assert.Single(Estate.Rows<TRow>(), condition);

    public IReadOnlyList<TRow> Rows<TRow>()
        where TRow : class =>
        Estate.Rows<TRow>();

    /// <summary>The one row of the call other than a note.</summary>
    public CoverageRow Coverage(ApiCall call, string? subject = null) => Xunit.Assert.Single(
        Estate.Coverage.Rows, row => row.Call == call && row.Subject == subject && row.Outcome != CoverageOutcome.Note);

    public CoverageRow Note() => Xunit.Assert.Single(Estate.Coverage.Rows, row => row.Outcome == CoverageOutcome.Note);
}
