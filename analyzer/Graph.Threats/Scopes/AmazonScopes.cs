using System.Collections.Immutable;
using System.Reflection;

namespace Graph.Threats.Scopes;

/// <summary>
/// The four scopes that Amazon creates in every account (vpc/latest/network-access-analyzer/getting-started.md). The guide says what
/// each finds and not its JSON: the files beside this one are written from that.
/// </summary>
public static class AmazonScopes
{
    private static readonly ImmutableDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["All-IGW-Ingress"] = "aws-igw-ingress",
        ["AWS-IGW-Ingress"] = "aws-igw-ingress",
        ["AWS-IGW-Egress"] = "aws-igw-egress",
        ["AWS-VPC-Ingress"] = "aws-vpc-ingress",
        ["AWS-VPC-Egress"] = "aws-vpc-egress",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<string> Names { get; } = ["aws-igw-egress", "aws-igw-ingress", "aws-vpc-egress", "aws-vpc-ingress"];

    /// <summary>By its name here or in AWS's guide, in any case; null where it is none of the four.</summary>
    public static AccessScope? Find(string name) =>
        Aliases.TryGetValue(name, out var file) ? AccessScopeReader.Read(TextOf(file)) : null;

    private static string TextOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Graph.Threats.Scopes.{name}.json")
            ?? throw new InvalidOperationException($"{name} is not among the resources");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
