using Graph.Model;
using Graph.Model.Coverage;
using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>What the snapshot does not tell.</summary>
public sealed partial class Topology
{
    private readonly Dictionary<(ApiCall Call, string? Account), CoverageOutcome> _knockedOut = [];
    private readonly HashSet<string> _unreadAccounts = new(StringComparer.Ordinal);

    /// <summary>The input has no answer of the call: its rows are gone, and nobody may reason from their absence.</summary>
    /// <param name="account">only in this account; null: everywhere.</param>
    public Topology WithoutCall(ApiCall call, string? account = null) => KnockOut(call, account, CoverageOutcome.NotAsked);

    /// <summary>As <see cref="WithoutCall"/>, because the caller was not allowed to ask.</summary>
    public Topology Deny(ApiCall call, string? account = null) => KnockOut(call, account, CoverageOutcome.Denied);

    /// <summary>The estate as if one more call had been denied; the topology stays as it is.</summary>
    public Estate BuildWithout(ApiCall call)
    {
        _knockedOut[(call, null)] = CoverageOutcome.Denied;
        try
        {
            return Build();
        }
        finally
        {
            _knockedOut.Remove((call, null));
        }
    }

    /// <summary>Whether the call is knocked out, in some account or everywhere.</summary>
    public bool IsKnockedOut(ApiCall call) => _knockedOut.Keys.Any(key => key.Call == call);

    /// <summary>The rows that are there stay, but there may have been more.</summary>
    public Topology CutShort(ApiCall call, string? account = null) => KnockOut(call, account, CoverageOutcome.Partly);

    /// <summary>The account was not read at all: it has neither rows nor coverage.</summary>
    public Topology WithoutAccount(string account)
    {
        _unreadAccounts.Add(account);
        return this;
    }

    /// <summary>The thing itself is not in the snapshot, though its call was read whole; what points to it stays.</summary>
    public Topology Forget(Part part)
    {
        _forgotten.Add(part);
        return this;
    }

    private Topology KnockOut(ApiCall call, string? account, CoverageOutcome outcome)
    {
        _knockedOut[(call, account)] = outcome;
        return this;
    }

    private bool IsUnread(Scope scope) => _unreadAccounts.Contains(scope.Account);

    private CoverageOutcome OutcomeOf(ApiCall call, Scope scope)
    {
        if (_knockedOut.TryGetValue((call, scope.Account), out var outcome))
            return outcome;
        return _knockedOut.GetValueOrDefault((call, null), CoverageOutcome.Ok);
    }
}
