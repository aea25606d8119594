using Graph.Reports.Escaping;
using Graph.Reports.Exposure;
using Graph.Reports.Pages;

namespace Graph.Reports;

/// <summary>
/// Writes the first report: one HTML file that needs nothing else, of what the internet reaches. The same input gives the
/// same bytes.
/// </summary>
public static class ReportWriter
{
    /// <summary>Asks, then renders, then writes: where anything fails, nothing was written.</summary>
    /// <exception cref="OperationCanceledException">cancelled.</exception>
    /// <exception cref="IOException">the output cannot be written.</exception>
    public static ReportSummary Write(
        ReportInput input, TextWriter output, IProgress<ReportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var endpoints = EndpointList.Of(input.Estate);
        var exposure = ExposureSurvey.Run(endpoints, input.Ask, progress, cancellation);
        var model = new ReportPage(input, exposure, endpoints).ToScript();
        output.Write(HtmlTemplates.Embedded.Render("report", model, cancellation));
        output.Flush();
        return new ReportSummary(
            exposure.Endpoints.Total, exposure.Endpoints.Reachable, exposure.Endpoints.Unreachable, exposure.Endpoints.Unknown,
            exposure.Answers.Total);
    }
}
