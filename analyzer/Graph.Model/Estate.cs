using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Model;

/// <summary>
/// An AWS estate at one time: rows of every kind and how completely they were read. Immutable. The rows of a kind keep the
/// order they were added in; a snapshot gives them sorted by their key.
/// </summary>
public sealed class Estate
{
    private readonly Dictionary<Type, object> _rows;

    private Estate(Dictionary<Type, object> rows, CoverageLedger coverage, string? takenAt)
    {
        _rows = rows;
        Coverage = coverage;
        TakenAt = takenAt;
    }

    public CoverageLedger Coverage { get; }

    /// <summary>When the estate looked like this, ISO 8601 in UTC; null where it is not known.</summary>
    public string? TakenAt { get; }

    /// <summary>The rows of one kind, such as <see cref="Resources.Vpc"/>; empty where there are none.</summary>
    public IReadOnlyList<TRow> Rows<TRow>()
        where TRow : class =>
        _rows.TryGetValue(typeof(TRow), out var rows) ? (List<TRow>)rows : [];

    /// <summary>Everything that has an id of its own, of all kinds; in no order that means anything.</summary>
    public IEnumerable<IResource> Resources => _rows.Values.OfType<IEnumerable<IResource>>().SelectMany(rows => rows);

    /// <summary>The same estate with other rows of one kind: what would be, after a change.</summary>
    public Estate With<TRow>(IEnumerable<TRow> rows)
        where TRow : class =>
        new(new Dictionary<Type, object>(_rows) { [typeof(TRow)] = rows.ToList() }, Coverage, TakenAt);

    /// <summary>Collects rows. Not safe for several threads at once.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<Type, object> _rows = [];
        private readonly List<CoverageRow> _coverage = [];
        private bool _isBuilt;

        public string? TakenAt { get; set; }

        public Builder Add<TRow>(TRow row)
            where TRow : class
        {
            ListOf<TRow>().Add(row);
            return this;
        }

        public Builder AddRange<TRow>(IEnumerable<TRow> rows)
            where TRow : class
        {
            ListOf<TRow>().AddRange(rows);
            return this;
        }

        public Builder AddCoverage(CoverageRow row)
        {
            _coverage.Add(row);
            return this;
        }

        /// <summary>Ends the collecting: rows added afterwards would change the estate, so there are none.</summary>
        /// <exception cref="InvalidOperationException">on the second call.</exception>
        public Estate Build()
        {
            if (_isBuilt)
                throw new InvalidOperationException("an estate is built once");
            _isBuilt = true;
            return new Estate(_rows, new CoverageLedger(_coverage), TakenAt);
        }

        private List<TRow> ListOf<TRow>()
        {
            if (_isBuilt)
                throw new InvalidOperationException("the estate is built");
            if (!_rows.TryGetValue(typeof(TRow), out var rows))
                _rows[typeof(TRow)] = rows = new List<TRow>();
            return (List<TRow>)rows;
        }
    }
}
