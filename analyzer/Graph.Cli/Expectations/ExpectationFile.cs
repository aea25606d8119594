using System.Text;

namespace Graph.Cli.Expectations;

/// <summary>
/// Opens a table of expectations: YAML by its ending, `-` is CSV on standard input, everything else CSV.
/// </summary>
internal static class ExpectationFile
{
    /// <exception cref="UsageException">there is no such file, or it is no such table.</exception>
    public static ExpectationTable Read(string path, Terminal terminal)
    {
        if (path == "-")
            return CsvExpectations.Read("standard input", terminal.Input, terminal.Cancellation);
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"`{path}` does not exist: give a CSV or YAML file of expectations, or - for CSV on standard input");
        }


        using var file = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return Path.GetExtension(path) is ".yaml" or ".yml"
                ? YamlExpectations.Read(path, file, terminal.Cancellation)
                : CsvExpectations.Read(path, file, terminal.Cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"`{path}` is not UTF-8: save it as UTF-8 text");
        }
    }
}
