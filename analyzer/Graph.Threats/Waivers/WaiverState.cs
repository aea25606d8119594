namespace Graph.Threats.Waivers;

/// <summary>What a waiver does to a finding at the snapshot's time.</summary>
/// <param name="IsInForce">whether the finding is accepted now.</param>
/// <param name="Reason">why it is or is not, in one lower-case line; may quote hostile text.</param>
public sealed record WaiverState(string WaiverId, bool IsInForce, string Reason);
