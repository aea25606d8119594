namespace Graph.Reports.Escaping;

/// <summary>Markup that is safe to write as it is; everything else is escaped on output.</summary>
internal readonly record struct SafeHtml(string Markup)
{
    public override string ToString() => Markup;
}
