namespace Graph.Checker.Proofs;

/// <summary>What makes a proof unacceptable, found deep in its checking; the checker says it in its outcome.</summary>
internal sealed class ProofRejectedException(string message) : Exception(message);
