using Graph.Model;

namespace Graph.Engine.Changes;

/// <summary>
/// One change of a rule, a route or an attachment, as a person would make it in AWS. Applied to the rows of an estate it gives the
/// estate that would be, which can be proved like any other.
/// </summary>
public abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>What to do, in one lower-case line; may quote hostile text.</summary>
    public abstract string Text { get; }

    /// <summary>The id of what is changed: a rule's, a table's, a group's.</summary>
    public abstract string Subject { get; }

    /// <exception cref="ChangeException">what it changes is not in the estate, or is there already.</exception>
    public abstract Estate ApplyTo(Estate estate);

    /// <summary>Several changes, one after the other.</summary>
    /// <exception cref="ChangeException">one of them cannot be made.</exception>
    public static Estate Apply(IEnumerable<Change> changes, Estate estate)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(estate);
        return changes.Aggregate(estate, (changed, change) => change.ApplyTo(changed));
    }

    public sealed override string ToString() => Text;

    /// <summary>The estate without the rows that match.</summary>
    private protected static Estate Without<TRow>(Estate estate, Func<TRow, bool> isMeant, string what)
        where TRow : class
    {
        var kept = estate.Rows<TRow>().Where(row => !isMeant(row)).ToList();
        return kept.Count < estate.Rows<TRow>().Count
            ? estate.With<TRow>(kept)
            : throw new ChangeException($"`{what}` is not in the snapshot: give one that `graph trace` or `graph prove` names");
    }
}

/// <summary>A change that cannot be made in an estate.</summary>
public sealed class ChangeException(string message) : Exception(message);
