using System.Collections.Concurrent;

namespace Graph.Browser.Tests.Running;

/// <summary>The reports of the samples, made once for all tests.</summary>
public sealed class SampleReports : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _made = new();

    /// <summary>The one page of a sample; its JSON and CSV twins lie beside it.</summary>
    public string PageOf(string sample) => Make(sample, $"{sample}.html");

    /// <summary>A page that is unfolded for a printer.</summary>
    public string PrintedPageOf(string sample) => Make(sample, $"{sample}-print.html", "--format", "pdf-ready");

    /// <summary>The first page of a folder.</summary>
    public string FolderOf(string sample) => Make(sample, sample);

    public void Dispose() => _folder.Dispose();

    private string Make(string sample, string name, params string[] options) => _made.GetOrAdd(
        name, _ => new Lazy<string>(() => GraphReport.Write(Repository.SampleInput(sample), _folder[name], options))).Value;
}
