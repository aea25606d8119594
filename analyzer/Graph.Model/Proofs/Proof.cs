using Graph.Model.Addressing;

namespace Graph.Model.Proofs;

/// <summary>
/// What a question was answered, over whole sets of packets, with evidence that can be checked against the snapshot alone
/// (Graph.Checker's <c>ProofChecker</c>; the file's format: analyzer/README.md, "Proofs"). The cases cover every source,
/// destination and traffic of the question; they may overlap.
/// </summary>
/// <param name="SnapshotDigest">`sha256:...` of the snapshot that the proof is about.</param>
public sealed record Proof(
    string SnapshotDigest, ProofOptions Options, ProofQuestion Question, ValueList<ProofCase> Cases)
{
    public const string Format = "graph-proof";

    public const int Version = 1;
}

/// <summary>How what the snapshot cannot tell was treated.</summary>
/// <param name="Strict">default assumptions are missing facts.</param>
/// <param name="Assume">choices of the user, `name=value`, in ordinal order.</param>
public sealed record ProofOptions(bool Strict, ValueList<string> Assume);

/// <summary>
/// What was asked, resolved. A host's packets to itself and the internet's to itself are no part of it.
/// </summary>
/// <param name="From">the sources as the user wrote them; for people.</param>
/// <param name="To">the destinations as the user wrote them; for people.</param>
/// <param name="Through">`direct`: one connection. Nothing else has proofs yet.</param>
/// <param name="ClientPorts">the ports that a client may send from; any that works makes a connection.</param>
public sealed record ProofQuestion(
    string From,
    string To,
    string Through,
    ValueList<ProofEndpoint> Sources,
    ValueList<ProofEndpoint> Destinations,
    ProofTraffic Traffic,
    ValueList<PortRange> ClientPorts)
{
    public const string Direct = "direct";
}

/// <summary>
/// One claim: whatever source and destination of the case are taken, and whatever of its traffic, the verdict is the
/// evidence's. Several sources or destinations are accepted where nothing that decides about a packet tells them apart; the
/// evidence is about the first source, the first destination that is not of its host, and the first address of a set.
/// </summary>
public sealed record ProofCase(
    ValueList<ProofEndpoint> Sources, ValueList<ProofEndpoint> Destinations, ProofTraffic Traffic, ProofEvidence Evidence);
