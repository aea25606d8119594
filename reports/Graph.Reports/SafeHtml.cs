namespace Graph.Reports;

/// <summary>Markup that is safe to write as it is; everything else is escaped on output.</summary>
public readonly record struct SafeHtml(string Markup)
{
    public override string ToString() => Markup;
}
