using System.Reflection;

namespace Graph.Collector;

/// <summary>This program, as it signs what it writes.</summary>
internal static class Tool
{
    public static string Version { get; } = typeof(Tool).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static string Name { get; } = $"graph-collect {Version}";
}
