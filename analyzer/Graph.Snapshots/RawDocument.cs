using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Snapshots;

/// <summary>
/// One object as AWS described it, without white space between its parts and without secrets (VPN keys, user data). Hostile text.
/// </summary>
/// <param name="Kind">what it is: the snapshot's table of its row, or another word of the importer.</param>
/// <param name="ResourceId">its id; with the kind, unique in a snapshot.</param>
/// <param name="Source">
/// the input file, relative to the imported folder, with `/`, and the place in it: `us-east-1/Vpcs.json#$.Vpcs[0]`; null where
/// there was none.
/// </param>
/// <param name="Body">the JSON text in UTF-8, at most <see cref="MaxBodyBytes"/>.</param>
public sealed record RawDocument(
    string Kind, string ResourceId, Scope Scope, ApiCall Call, string? Source, ReadOnlyMemory<byte> Body)
{
    /// <summary>The largest body that a snapshot takes: 64 MiB.</summary>
    public const int MaxBodyBytes = 64 << 20;
}
