using System.Reflection;

namespace Graph.Threats.Policies;

/// <summary>The policy where nobody gives another: three tiers and command and control.</summary>
public static class DefaultPolicy
{
    /// <summary>The commented file that <see cref="Value"/> is read from.</summary>
    public static string Text { get; } = Resource("default-policy.yaml");

    private static readonly Lazy<Policy> Read = new(() => PolicyReader.ReadWhole(Text));

    /// <summary>The JSON Schema (draft-07) of policies.</summary>
    public static string Schema { get; } = Resource("policy.schema.json");

    public static Policy Value => Read.Value;

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Graph.Threats.Policies.{name}")
            ?? throw new InvalidOperationException($"{name} is not among the resources");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
