namespace Graph.Cli.Input;

/// <summary>A new folder that only this user can read, deleted with all it holds on <see cref="Dispose"/>.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("graph-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
