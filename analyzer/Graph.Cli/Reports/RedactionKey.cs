using Graph.Reports;

namespace Graph.Cli.Reports;

/// <summary>The secret that pseudonyms are made with, from a file.</summary>
internal static class RedactionKey
{
    private const int MaxLength = 1 << 16;

    /// <exception cref="UsageException">the file cannot serve as a key.</exception>
    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"`{path}` does not exist: make a secret with `head -c 32 /dev/urandom > {path}`, and keep it from the report's readers");
        var key = new FileInfo(path).Length <= MaxLength ? File.ReadAllBytes(path) : [];
        return key.Length >= Redactor.MinKeyLength
            ? key
            : throw new UsageException($"`{path}` is no key: give a file of {Redactor.MinKeyLength} to {MaxLength} secret bytes");
    }
}
