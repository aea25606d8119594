using System.Collections.Immutable;
using Graph.Model.Addressing;

namespace Graph.Model.Evidence;

/// <summary>The answer to a question on one source, one destination and one kind of traffic.</summary>
/// <param name="Connection">
/// the connection that decided: the witness where reachable, else the one that gets furthest; null where none could start.
/// </param>
/// <param name="Code">null when reachable.</param>
/// <param name="Reason">the answer's reason in one lower-case line; may quote hostile text.</param>
/// <param name="Missing">what is missing, sorted, without repeats; empty unless unknown.</param>
/// <param name="Assumptions">the named choices that the verdict rests on, sorted by id.</param>
/// <param name="IsForwardDelivered">whether the request arrives, even where its reply does not.</param>
/// <param name="IsDormant">the destination or source is a stopped instance or an unattached interface, judged as if it were up.</param>
/// <param name="ClientPorts">the client ports with which the connection works; empty unless reachable over TCP or UDP.</param>
public sealed record Answer(
    Verdict Verdict,
    ExplanationCode? Code,
    string Reason,
    Connection? Connection,
    ImmutableArray<MissingFact> Missing,
    ImmutableArray<Assumption> Assumptions,
    bool IsForwardDelivered,
    bool IsDormant,
    ImmutableArray<PortRange> ClientPorts);
