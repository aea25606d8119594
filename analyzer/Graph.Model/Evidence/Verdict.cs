namespace Graph.Model.Evidence;

/// <summary>The three answers to a question of reachability (a question's exact meaning: analyzer/README.md).</summary>
public enum Verdict
{
    /// <summary>A concrete packet gets through, and so does its reply where there is one.</summary>
    Reachable = 0,

    /// <summary>Known controls stop every packet of the question.</summary>
    Unreachable = 1,

    /// <summary>A fact is missing, and it could decide.</summary>
    Unknown = 2,
}
