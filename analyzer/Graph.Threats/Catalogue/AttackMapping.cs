using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>The techniques of MITRE ATT&amp;CK that a threat makes possible, kept narrow.</summary>
/// <param name="Enabling">the technique that the weakness enables; null where none fits.</param>
/// <param name="Consequences">at most two that follow from it.</param>
public sealed record AttackMapping(AttackTechnique? Enabling, ImmutableArray<AttackTechnique> Consequences)
{
    /// <summary>The enabling one first.</summary>
    public IEnumerable<AttackTechnique> All => Enabling is null ? Consequences : Consequences.Prepend(Enabling);
}

/// <summary>A technique of one version of ATT&amp;CK.</summary>
/// <param name="Id">`T1190` or, for a sub-technique, `T1021.004`.</param>
/// <param name="Version">the version of ATT&amp;CK that has this id.</param>
/// <param name="Alias">its id in the version before, where that was another.</param>
/// <param name="IsOfIaas">
/// whether ATT&amp;CK lists IaaS among its platforms; the others are of the hosts behind the network.
/// </param>
public sealed record AttackTechnique(string Id, string Name, string Version, AttackAlias? Alias, bool IsOfIaas)
{
    public override string ToString() => Id;
}

/// <summary>What another version of ATT&amp;CK calls a technique.</summary>
public sealed record AttackAlias(string Id, string Version);
