using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Model;

namespace Graph.Engine.Placing;

/// <summary>The tier of an interface.</summary>
/// <param name="Name">`perimeter`, `application`, `persistent`, `cnc`, another tag's own value, or `unplaced`.</param>
/// <param name="IsInferred">no tag says so.</param>
/// <param name="Reason">what says so, in a few lower-case words; may quote hostile text.</param>
public sealed record Placement(string Name, bool IsInferred, string Reason)
{
    public bool IsPlaced => Name != Tiers.Unplaced;

    /// <summary>Inferred from what does not make it so: a name, a rule, a route.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>
/// Puts interfaces into tiers: by a tag of their own or of what they belong to, else of their groups, else of their subnet;
/// else by what they are. What nothing places is unplaced.
/// </summary>
internal sealed class Tiers(TierScheme scheme, Tagged tagged)
{
    public const string Unplaced = "unplaced";

    private readonly ConcurrentDictionary<InterfaceNode, Placement> _placements = [];

    /// <inheritdoc cref="TierScheme.Canonical"/>
    public string Canonical(string name) => scheme.Canonical(name);

    public Placement Of(InterfaceNode node) => _placements.GetOrAdd(node, Place);

    private Placement Place(InterfaceNode node)
    {
        if (Told(tagged.Of(node), "its tag") is { } own)
            return own;
        foreach (var group in node.Groups.Ids)
        {
            if (Told(tagged.Of(group), $"the tag of {group}") is { } byGroup)
                return byGroup;
        }

        return (node.Subnet is { } subnet ? Told(tagged.Of(subnet.Id), $"the tag of {subnet.Id}") : null) ?? Infer(node);
    }

    private Placement? Told(IEnumerable<Tag> tags, string where)
    {
        foreach (var tag in tags)
        {
            if (scheme.IsKey(tag.Key) && tag.Value.Length > 0)
                return new Placement(Canonical(tag.Value), false, $"{where} {tag.Key}={tag.Value}");
        }

        return null;
    }

    private Placement Infer(InterfaceNode node)
    {
        foreach (var hint in scheme.Hints)
        {
            if (ReasonFor(hint, node) is { } reason)
                return new Placement(hint.Tier, true, reason) { IsGuess = hint.IsGuess };
        }

        return new Placement(Unplaced, true, "no tag and nothing known of it places it");
    }

    private string? ReasonFor(TierHint hint, InterfaceNode node) => hint switch
    {
        TierHint.LoadBalancer => node.Role == InterfaceRole.LoadBalancerNode ? "a load balancer" : null,
        TierHint.NatGateway => node.Role == InterfaceRole.NatGateway ? "a NAT gateway" : null,
        TierHint.ManagedDatabase => ManagedServices.Of(node) is { } service ? $"an interface of {service}" : null,
        TierHint.Endpoint => node.Role == InterfaceRole.Endpoint ? "a VPC endpoint" : null,
        TierHint.AdmittedPorts { Ports: var ports } => node.Groups.Inbound.CouldAdmit.Tcp.Intersect(ports) is { IsEmpty: false } admitted
            ? $"its groups admit tcp {admitted}"
            : null,
        TierHint.PublicSubnet => node.Subnet is { Table: not null } subnet && Profiles.IsPublic(subnet)
            ? $"{subnet.Id} has a route to an internet gateway"
            : null,
        TierHint.NameContains { Text: var text } => tagged.Of(node).FirstOrDefault(
                tag => tag.Key == "Name" && tag.Value.Contains(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? $"its name {name.Value}"
            : null,
        _ => throw new InvalidOperationException("a hint is one of the above"),
    };
}
