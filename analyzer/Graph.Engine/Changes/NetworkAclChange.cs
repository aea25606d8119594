using System.Globalization;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>Takes an entry out of a network ACL (DeleteNetworkAclEntry).</summary>
public sealed record RemoveNetworkAclEntry(NetworkAclEntry Entry) : Change
{
    public override string Subject => string.Create(
        CultureInfo.InvariantCulture, $"{Entry.NetworkAcl}/{(Entry.IsEgress ? "egress" : "ingress")}/{Entry.RuleNumber}");

    public override string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"remove rule {Entry.RuleNumber} from {Entry.NetworkAcl} ({(Entry.IsEgress ? "outbound" : "inbound")}: {RuleText.Of(Entry)})");

    public override Estate ApplyTo(Estate estate) => Without<NetworkAclEntry>(estate, row => row == Entry, Subject);
}

/// <summary>Puts an entry into a network ACL (CreateNetworkAclEntry).</summary>
public sealed record AddNetworkAclEntry(NetworkAclEntry Entry) : Change
{
    // CreateNetworkAclEntry: 1 to 32766.
    private const int LastNumber = 32766;

    public override string Subject => Entry.NetworkAcl.Value;

    public override string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"add to {Entry.NetworkAcl} {(Entry.IsEgress ? "outbound" : "inbound")} rule {Entry.RuleNumber}: {RuleText.Of(Entry)}");

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        if (Entry.RuleNumber is < 1 or > LastNumber)
            throw new ChangeException($"`{Entry.RuleNumber}` is no rule number: give one from 1 to {LastNumber}");
        if (!estate.Rows<NetworkAcl>().Any(acl => acl.Id == Entry.NetworkAcl))
            throw new ChangeException($"`{Entry.NetworkAcl}` is not in the snapshot: give a network ACL that is");
        return estate.Rows<NetworkAclEntry>().Any(IsInPlace)
            ? throw new ChangeException($"`{Entry.NetworkAcl}` has an {(Entry.IsEgress ? "outbound" : "inbound")} rule {Entry.RuleNumber}: give a number that is free")
            : estate.With(estate.Rows<NetworkAclEntry>().Append(Entry));
    }

    /// <summary>
    /// The number before all others of a direction; null where rule 1 is taken, which no rule can precede.
    /// </summary>
    public static int? FirstFreeNumber(IEnumerable<NetworkAclEntry> entries, Id<NetworkAcl> acl, bool isEgress)
    {
        var first = entries.Where(entry => entry.NetworkAcl == acl && entry.IsEgress == isEgress)
            .Select(entry => entry.RuleNumber).DefaultIfEmpty(LastNumber + 1).Min();
        return first > 1 ? first - 1 : null;
    }

    private bool IsInPlace(NetworkAclEntry other) => other.NetworkAcl == Entry.NetworkAcl && other.IsEgress == Entry.IsEgress
        && other.RuleNumber == Entry.RuleNumber;
}
