using System.Globalization;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Inputs;

/// <summary>All inputs of an import, open.</summary>
internal sealed class InputSet : IDisposable
{
    private readonly List<IInput> _inputs = [];

    /// <exception cref="SnapshotException">an input is neither a folder nor a zip, or cannot be listed.</exception>
    public InputSet(IReadOnlyList<string> inputs)
    {
        if (inputs.Count == 0)
            throw new SnapshotException("nothing to import: name a folder or a zip file");
        try
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var input in inputs)
                _inputs.Add(Open(input, inputs.Count > 1 ? names : null));
        }
        catch
        {
            Dispose();
            throw;
        }

        Files = [.. _inputs.SelectMany(input => input.Files).OrderBy(file => file.Path, StringComparer.Ordinal)];
        TotalBytes = Files.Sum(file => file.Length);
    }

    public IReadOnlyList<InputFile> Files { get; }

    public long TotalBytes { get; }

    public void Dispose()
    {
        foreach (var input in _inputs)
            input.Dispose();
    }

    private static IInput Open(string input, HashSet<string>? names)
    {
        if (Directory.Exists(input))
        {
            var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)));
            return new FolderInput(
                folder.FullName, new InputPlace(PrefixOf(folder.Name, names), LocationOf(folder.Name, folder.Parent?.Name)));
        }

        if (!File.Exists(input))
            throw new SnapshotException($"`{input}` is not there: name a folder or a zip file");
        var name = Path.GetFileNameWithoutExtension(input);
        if (!input.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw new SnapshotException($"`{input}` is neither a folder nor a zip file: name the folder that holds it");
        return new ZipInput(input, new InputPlace(PrefixOf(name, names), LocationOf(name, null)));
    }

    private static string PrefixOf(string name, HashSet<string>? names)
    {
        if (names is null)
            return "";
        var unique = name;
        for (var n = 2; !names.Add(unique); n++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}({n})");
        return unique + "/";
    }

    // `123456789012/us-east-1` may be imported by naming its inner folder. A 12-digit parent of anything but a region's
    // folder is more likely a date.
    private static string LocationOf(string name, string? parent)
    {
        if (!ScopeNames.IsRegion(name))
            return ScopeNames.IsAccount(name) ? name + "/" : "";
        return parent is not null && ScopeNames.IsAccount(parent) ? $"{parent}/{name}/" : name + "/";
    }
}
