using Graph.Model.Coverage;
using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>What the words of the builder cannot say: rows as an odd, an old or a damaged answer tells them.</summary>
public sealed partial class Topology
{
    private readonly List<Delegate> _changes = [];
    private readonly List<Action<RowSink>> _extraRows = [];

    /// <summary>Changes every row of a kind before it is told; null leaves the row out, though its call counts as read whole.</summary>
    public Topology Change<TRow>(Func<TRow, TRow?> change)
        where TRow : class
    {
        _changes.Add(change);
        return this;
    }

    /// <summary>Leaves the rows of a kind out that are met by the condition, though their call counts as read whole.</summary>
    public Topology Drop<TRow>(Predicate<TRow> condition)
        where TRow : class =>
        Change<TRow>(row => condition(row) ? null : row);

    /// <summary>Tells a further row in the default account and region.</summary>
    /// <param name="subject">the id that the call was asked for; null for a call that lists everything.</param>
    public Topology Add<TRow>(ApiCall call, TRow row, string? subject = null)
        where TRow : class
    {
        _extraRows.Add(rows => rows.Add(call, ScopeOf(null, null), subject ?? "", row));
        return this;
    }

    TRow? IRowChange.Of<TRow>(TRow row)
        where TRow : class
    {
        var changed = row;
        foreach (var change in _changes.OfType<Func<TRow, TRow?>>())
        {
            if (changed is null)
                break;
            changed = change(changed);
        }

        return changed;
    }
}
