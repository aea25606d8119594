using System.Text;

namespace Graph.Snapshots.Storage;

/// <summary>A path as SQLite's `file:` URI; every byte that could end the path or start a parameter is escaped.</summary>
internal static class FileUri
{
    public static string Of(string path, string parameters)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
            full = "/" + full.Replace('\\', '/');

        var uri = new StringBuilder("file:", full.Length + 32);
        foreach (var value in Encoding.UTF8.GetBytes(full))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || "/-._~:".Contains((char)value))
                uri.Append((char)value);
            else
                uri.Append('%').Append(Convert.ToHexString([value]));
        }

        return uri.Append('?').Append(parameters).ToString();
    }
}
