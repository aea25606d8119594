namespace Graph.Snapshots.Schema;

/// <summary>One column: its name, its declaration behind the name, and whether a row may leave it out.</summary>
internal sealed record Column(string Name, string SqlType, bool IsNullable, string? Check)
{
    public string KeyExpression => KeyOf(Name);

    public string Declaration =>
        $"{Name} {SqlType}{(IsNullable ? "" : " NOT NULL")}{(Check is null ? "" : $" CHECK ({Check})")}";

    /// <summary>
    /// An operand as a key compares it. NULL equals nothing in SQL, so it is compared as a value that the column never has:
    /// ids are not empty and ports not negative.
    /// </summary>
    public string KeyOf(string operand) =>
        !IsNullable ? operand : $"ifnull({operand}, {(SqlType == "TEXT" ? "''" : "-1")})";
}
