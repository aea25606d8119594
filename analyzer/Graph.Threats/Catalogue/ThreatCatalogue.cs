using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>All threats, by id. Read once from the data that is part of the program.</summary>
public sealed class ThreatCatalogue
{
    private static readonly Lazy<ThreatCatalogue> Shipped = new(() =>
        new ThreatCatalogue(CatalogueReader.ReadShipped()));

    private readonly ImmutableSortedDictionary<ThreatId, Threat> _threats;

    /// <exception cref="ArgumentException">two threats have one id.</exception>
    public ThreatCatalogue(IEnumerable<Threat> threats) =>
        _threats = threats.ToImmutableSortedDictionary(threat => threat.Id, threat => threat);

    /// <summary>The catalogue that is part of the program.</summary>
    public static ThreatCatalogue Default => Shipped.Value;

    /// <summary>Every threat, sorted by id.</summary>
    public IEnumerable<Threat> Threats => _threats.Values;

    /// <exception cref="KeyNotFoundException">there is no such threat.</exception>
    public Threat this[ThreatId id] => _threats[id];

    public bool Contains(ThreatId id) => _threats.ContainsKey(id);
}
