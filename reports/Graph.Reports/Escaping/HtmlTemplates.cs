using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Graph.Reports.Escaping;

/// <summary>
/// Templates by name. They are part of the program: an error in one is an error of the program, and its message names the
/// template and the line.
/// </summary>
/// <param name="isLimited">whether a template must end and stay small: it is not ours.</param>
internal sealed class HtmlTemplates(Func<string, string?> read, bool isLimited = false) : ITemplateLoader
{
    /// <summary>The templates that are embedded in this assembly.</summary>
    public static HtmlTemplates Embedded { get; } = new(name => EmbeddedText.TryRead(name + ".scriban-html")?.TrimEnd());

    /// <summary>Renders one template with the model's members as its variables.</summary>
    /// <exception cref="TemplateException">a template is missing or wrong.</exception>
    /// <exception cref="OperationCanceledException">cancelled.</exception>
    public string Render(string name, ScriptObject model, CancellationToken cancellation, Redactor? redactor = null)
    {
        var template = Template.Parse(Find(name), name);
        if (template.HasErrors)
            throw new TemplateException(string.Join("; ", template.Messages));
        var context = new HtmlContext(this, redactor, isLimited) { CancellationToken = cancellation };
        context.PushGlobal(model);
        try
        {
            return template.Render(context);
        }
        catch (ScriptAbortException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ScriptRuntimeException error)
        {
            throw new TemplateException(error.Message, error);
        }
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Find(templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Find(templatePath));

    private string Find(string name) => read(name) ?? throw new TemplateException($"there is no template `{name}`");
}
