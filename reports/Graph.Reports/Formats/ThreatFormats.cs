using System.Text.Json;
using Graph.Reports.Formats.Drawing;
using Graph.Reports.Formats.Sarif;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>Every format of a threat model, by its name.</summary>
public static class ThreatFormats
{
    public static IReadOnlyList<string> Names { get; } =
        ["json", "sarif", "junit", "csv", "md", "otm", "ocsf", "opengraph", "graphml", "dot", "mermaid"];

    /// <summary>The same model and options give the same text; lines end with a line feed.</summary>
    /// <exception cref="ArgumentException">there is no such format.</exception>
    public static void Write(TextWriter output, string format, ThreatModel model, FormatOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        switch (format)
        {
            case "json":
                Json((json, drain) => ThreatsJson.Write(json, model, drain));
                break;
            case "sarif":
                Json((json, drain) => ThreatsSarif.Write(json, model, options, drain));
                break;
            case "otm":
                Json((json, drain) => new ThreatsOtm(json, model).Write(options, drain));
                break;
            case "ocsf":
                Json((json, drain) => ThreatsOcsf.Write(json, model, options, drain));
                break;
            case "opengraph":
                Json((json, drain) => ThreatsOpenGraph.Write(json, model, drain));
                break;
            case "junit":
                ThreatsJUnit.Write(output, model, options);
                output.Write('\n');
                break;
            case "graphml":
                ThreatsGraphMl.Write(output, model);
                output.Write('\n');
                break;
            case "csv":
                ThreatsCsv.Write(output, model);
                break;
            case "md":
                new ThreatsMarkdown(output, model).Write();
                break;
            case "dot":
                ThreatsDot.Write(output, model);
                break;
            case "mermaid":
                ThreatsMermaid.Write(output, model);
                break;
            default:
                throw new ArgumentException($"`{format}` is no format: give one of {string.Join(", ", Names)}", nameof(format));
        }

        void Json(Action<Utf8JsonWriter, Action> write)
        {
            using var document = new JsonText(output);
            write(document.Json, document.Drain);
        }
    }
}
