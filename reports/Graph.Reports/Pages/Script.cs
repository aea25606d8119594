using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Builds what templates read: plain objects and lists of text, numbers and flags, nothing by reflection.</summary>
internal static class Script
{
    public static ScriptObject Object(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var script = new ScriptObject(members.Length);
        foreach (var (name, value) in members)
            script.SetValue(name, value, true);
        return script;
    }

    public static ScriptArray List(IEnumerable<object?> items)
    {
        var list = new ScriptArray();
        list.AddRange(items);
        return list;
    }
}
