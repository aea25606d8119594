using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Graph.Reports.Escaping;

/// <summary>
/// Scriban escapes nothing by itself. Here every value that a template writes is escaped, unless its type is
/// <see cref="SafeHtml"/>; the template's own text is not a value. For one rendering; not for several threads.
/// </summary>
internal sealed class HtmlContext : TemplateContext
{
    private const int LoopsOfUser = 1_000_000;
    private const int OutputOfUser = 64 * 1024 * 1024;

    private readonly Redactor? _redactor;

    /// <param name="isLimited">whether loops and output end somewhere: the templates are not ours.</param>
    public HtmlContext(ITemplateLoader loader, Redactor? redactor = null, bool isLimited = false)
        : base(Builtins())
    {
        _redactor = redactor;
        TemplateLoader = loader;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        // The templates are ours and bounded by the estate. The defaults stop at 1,000 rows and cut the page at 1 MiB, silently.
        LoopLimit = isLimited ? LoopsOfUser : 0;
        LimitToString = isLimited ? OutputOfUser : 0;
        NewLine = "\n";
    }

    /// <summary>The one method that all interpolation passes through; literal text and captures take another overload.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        SafeHtml html => Write(html.Markup),
        IScriptOutput => base.Write(span, textAsObject),
        _ => Write(HtmlText.Encode(ObjectToString(textAsObject) ?? "", _redactor)),
    };

    // The page is rendered synchronously: an asynchronous path around the escaping must not exist.
    public override ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) =>
        ValueTask.FromResult(Write(span, textAsObject));

    // What a page needs and no more: nothing that evaluates text, reads the clock, draws random numbers or escapes a second time.
    private static ScriptObject Builtins()
    {
        var all = GetDefaultBuiltinObject();
        var few = new ScriptObject();
        foreach (var name in (ReadOnlySpan<string>)["array", "string", "empty", "blank"])
            few.SetValue(name, all[name], true);
        few.SetValue("include", new SafeInclude(new IncludeFunction()), true);
        return few;
    }
}
