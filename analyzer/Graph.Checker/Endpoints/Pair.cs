namespace Graph.Checker.Endpoints;

/// <summary>One sender and one goal with addresses of one family.</summary>
internal sealed record Pair(Sender Sender, Goal Goal);
