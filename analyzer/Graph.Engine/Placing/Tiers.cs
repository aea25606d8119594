using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Model;

namespace Graph.Engine.Placing;

/// <summary>The tier of an interface.</summary>
/// <param name="Name">`perimeter`, `application`, `persistent`, `cnc`, another tag's own value, or `unplaced`.</param>
/// <param name="IsInferred">no tag says so.</param>
/// <param name="Reason">what says so, in a few lower-case words; may quote hostile text.</param>
public sealed record Placement(string Name, bool IsInferred, string Reason);

/// <summary>
/// Puts interfaces into tiers: by a tag of their own or of what they belong to, else of their groups, else of their subnet;
/// else by what they are. What nothing places is unplaced.
/// </summary>
internal sealed class Tiers(Tagged tagged)
{
    public const string Unplaced = "unplaced";

    private static readonly string[] Keys = ["tier", "layer"];

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["perimeter"] = "perimeter",
        ["public"] = "perimeter",
        ["dmz"] = "perimeter",
        ["edge"] = "perimeter",
        ["application"] = "application",
        ["app"] = "application",
        ["backend"] = "application",
        ["persistent"] = "persistent",
        ["persistence"] = "persistent",
        ["data"] = "persistent",
        ["db"] = "persistent",
        ["database"] = "persistent",
        ["cnc"] = "cnc",
        ["command-and-control"] = "cnc",
        ["management"] = "cnc",
        ["mgmt"] = "cnc",
    };

    private readonly ConcurrentDictionary<InterfaceNode, Placement> _placements = [];

    /// <summary>The tier's name for any of its synonyms; another name as it is.</summary>
    public static string Canonical(string name) => Synonyms.GetValueOrDefault(name, name);

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

    private static Placement? Told(IEnumerable<Tag> tags, string where)
    {
        foreach (var tag in tags)
        {
            if (Keys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase) && tag.Value.Length > 0)
                return new Placement(Canonical(tag.Value), false, $"{where} {tag.Key}={tag.Value}");
        }

        return null;
    }

    private static Placement Infer(InterfaceNode node)
    {
        if (node.Role == InterfaceRole.LoadBalancerNode)
            return new Placement("perimeter", true, "a load balancer");
        if (node.Role == InterfaceRole.NatGateway)
            return new Placement("perimeter", true, "a NAT gateway");
        if (ManagedServices.Of(node) is { } service)
            return new Placement("persistent", true, $"an interface of {service}");
        return new Placement(Unplaced, true, "no tag and nothing known of it places it");
    }
}
