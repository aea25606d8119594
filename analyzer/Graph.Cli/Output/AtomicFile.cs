using System.Text;

namespace Graph.Cli.Output;

/// <summary>
/// Writes a file whole or not at all: beside its final name first, renamed when the writing went well. An existing
/// file is replaced only then.
/// </summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">the file cannot be written.</exception>
    public static T Write<T>(string path, Func<TextWriter, T> write) => WriteBytes(path, file =>
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var text = new StreamWriter(file, utf8, leaveOpen: true);
        text.NewLine = "\n";
        var result = write(text);
        text.Flush();
        return result;
    });

    /// <exception cref="IOException">the file cannot be written.</exception>
    public static T WriteBytes<T>(string path, Func<Stream, T> write)
    {
        var target = Path.GetFullPath(path);
        var draft = $"{target}.part";
        try
        {
            T result;
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                result = write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, target, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
