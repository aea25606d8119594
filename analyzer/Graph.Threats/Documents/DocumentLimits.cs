namespace Graph.Threats.Documents;

/// <summary>What a policy or a scope may ask of this program; real ones are a thousand times smaller.</summary>
internal static class DocumentLimits
{
    public const int Characters = 4 * 1024 * 1024;

    public const int Nodes = 200_000;

    public const int Depth = 32;
}
