using Graph.Threats.Documents;
using Graph.Threats.Policies;
using Graph.Threats.Scopes;

namespace Graph.Cli.Input;

/// <summary>Policies and scopes that a person gives as files.</summary>
internal static class PolicyFile
{
    // Characters are counted again where the text is read; this keeps a huge file out of memory.
    private const long MostBytes = 16 * 1024 * 1024;

    /// <param name="path">null: the default policy.</param>
    /// <exception cref="UsageException">the file cannot be read or is no policy: a line for each problem.</exception>
    public static Policy Read(string? path) => path is null ? DefaultPolicy.Value : Parse(path, PolicyReader.Read);

    /// <summary>A Network Access Analyzer scope: the name of one of Amazon's, or a JSON file.</summary>
    /// <exception cref="UsageException">the file cannot be read or is no scope.</exception>
    public static AccessScope ReadScope(string nameOrPath)
    {
        if (AmazonScopes.Find(nameOrPath) is { } known)
            return known;
        if (!File.Exists(nameOrPath))
            throw new UsageException($"`{nameOrPath}` does not exist: give a scope as JSON, or one of {string.Join(", ", AmazonScopes.Names)}");
        return Parse(nameOrPath, AccessScopeReader.Read);
    }

    /// <exception cref="UsageException">the file does not exist or is too large.</exception>
    public static string TextOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new UsageException($"`{path}` does not exist: `graph policy init` prints a policy to start from");
        if (file.Length > MostBytes)
            throw new UsageException($"`{path}` is larger than {MostBytes / 1024 / 1024} MiB: this is no policy");
        return File.ReadAllText(path);
    }

    private static T Parse<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(TextOf(path));
        }
        catch (DocumentException e)
        {
            throw new UsageException([.. e.Problems.Select(problem => $"{path}:{problem}")]);
        }
    }
}
