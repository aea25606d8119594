using Graph.Engine.Placing;
using Graph.Model;
using Graph.Threats.Policies;

namespace Graph.Threats.Placement;

/// <summary>Looks up tags as a policy maps them.</summary>
internal sealed class Tags
{
    private readonly ILookup<string, Tag> _byResource;
    private readonly TagMapping _mapping;

    public Tags(Estate estate, TagMapping mapping)
    {
        _byResource = estate.Rows<Tag>().ToLookup(tag => tag.ResourceId, StringComparer.Ordinal);
        _mapping = mapping;
    }

    public IEnumerable<Tag> Of(string resource) => _byResource[resource];

    /// <summary>Tags of an interface, its own first, then those of what it belongs to.</summary>
    public IEnumerable<Tag> Of(InterfaceProfile one) => _byResource[one.Id].Concat(one.Owners.SelectMany(owner => _byResource[owner]));

    /// <summary>The tag that tells something of an interface: its own, else its subnet's, else its VPC's.</summary>
    public (Tag Tag, string Where)? Find(TagRule rule, InterfaceProfile one)
    {
        if (rule.Find(Of(one)) is { } own)
            return (own, "its tag");
        var (subnet, vpc) = (one.Row.Subnet.Value, one.Row.Vpc.Value);
        if (rule.Find(_byResource[subnet]) is { } ofSubnet)
            return (ofSubnet, $"the tag of {subnet}");
        return rule.Find(_byResource[vpc]) is { } ofVpc ? (ofVpc, $"the tag of {vpc}") : null;
    }

    /// <summary>The tag that places an interface in its tier: its own, else a group's, else its subnet's, as the prover has it.</summary>
    public (Tag Tag, string Where)? TierTagOf(InterfaceProfile one)
    {
        if (_mapping.Tier.Find(Of(one)) is { } own)
            return (own, "its tag");
        foreach (var group in one.Groups)
        {
            if (_mapping.Tier.Find(_byResource[group]) is { } ofGroup)
                return (ofGroup, $"the tag of {group}");
        }

        return _mapping.Tier.Find(_byResource[one.Row.Subnet.Value]) is { } ofSubnet ? (ofSubnet, $"the tag of {one.Row.Subnet}") : null;
    }
}
