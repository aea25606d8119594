using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Findings;
using Graph.Threats.Rules;

namespace Graph.Threats.Drift;

/// <summary>
/// What one of two estates can tell of what the other one holds: what is not in it is gone only if it was read whole.
/// </summary>
internal sealed class Sight
{
    private readonly ThreatContext _context;
    private readonly ImmutableArray<MissingFact> _unreadScopes;
    private readonly MissingEndpoints _endpoints;
    private readonly Dictionary<string, NetworkInterface> _interfacesOfOther;
    private readonly HashSet<string> _ids;
    private readonly Dictionary<string, Scope> _scopes = new(StringComparer.Ordinal);
    private readonly bool _isOneSnapshot;

    /// <param name="context">the estate that is looked at.</param>
    /// <param name="other">the one that it is compared with.</param>
    public Sight(ThreatContext context, Estate other)
    {
        _context = context;
        _endpoints = context.Prover.MissingEndpoints;
        _unreadScopes =
        [
            .. other.Coverage.Scopes.Except(context.Estate.Coverage.Scopes).Order()
                .Select(scope => new MissingFact(scope.ToString(), "the other snapshot has this account and region, and this one does not")),
        ];
        _interfacesOfOther = other.Rows<NetworkInterface>().DistinctBy(row => row.Id).ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _ids = [.. context.Estate.Resources.Select(one => one.ResourceId)];
        foreach (var one in other.Resources.Concat(context.Estate.Resources))
            _scopes[one.ResourceId] = one.Scope;
        _isOneSnapshot = ReferenceEquals(context.Estate.Coverage, other.Coverage);
    }

    /// <summary>What may hold endpoints that are not in the estate; empty where these are all.</summary>
    public ImmutableArray<MissingFact> Missing => [.. _endpoints.All, .. _unreadScopes];

    /// <summary>Whether more may begin or end at an interface, at `internet` or at `on-prem` than the estate tells.</summary>
    public bool MayHideInterface(string end)
    {
        if (end is PathDrift.Internet || _ids.Contains(end))
            return false;
        return _interfacesOfOther.TryGetValue(end, out var row)
            ? _context.Prover.AbsenceOf(row) is not null
            : !_endpoints.OnPremises.IsEmpty || !_unreadScopes.IsEmpty;
    }

    /// <summary>Likewise of a subnet, which may hold an interface that was not read.</summary>
    public bool MayHideSubnet(string end) => end is not PathDrift.Internet
        && (!_unreadScopes.IsEmpty || !(end is PathDrift.OnPremises ? _endpoints.OnPremises : _endpoints.Interfaces).IsEmpty);

    /// <summary>Whether a row that is not in the estate may be there all the same. Rows that a change took away are gone.</summary>
    /// <param name="list">the call that tells of the row, or of what it belongs to.</param>
    /// <param name="ofOwner">the call that is made for each owner; null where there is none.</param>
    /// <param name="owner">id of the row, or of what it belongs to.</param>
    public bool MayHideRow(ApiCall list, ApiCall? ofOwner, string owner)
    {
        if (_isOneSnapshot)
            return false;
        var coverage = _context.Estate.Coverage;
        if (!(_scopes.TryGetValue(owner, out var scope) ? coverage.IsComplete(list, scope) : coverage.IsCompleteEverywhere(list)))
            return true;
        return ofOwner is { } call && _ids.Contains(owner) && !coverage.IsComplete(call, owner);
    }

    /// <summary>Whether an end of a finding stands, or stood, where nothing was read.</summary>
    public bool IsUnread(Subject end) => !_unreadScopes.IsEmpty && end != Subject.Internet && end != Subject.Nobody
        && !(_scopes.TryGetValue(end.Id, out var scope) && _context.Estate.Coverage.Scopes.Contains(scope));
}
