using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Walking;

/// <summary>
/// Which security groups a packet's source counts as a member of, where a rule references a group. A group stands for the
/// private addresses of its interfaces (security-group-rules.md), so the identity goes when the source is translated.
/// </summary>
/// <param name="Vpc">the VPC whose interface holds the source address; null on the internet and on premises.</param>
/// <param name="Groups">the groups that references match.</param>
/// <param name="Lost">groups of the source that references no longer match, since the way did not preserve them.</param>
/// <param name="Loss">why they were lost; null while none is.</param>
internal sealed record SenderIdentity(
    Id<Vpc>? Vpc, IReadOnlyList<Id<SecurityGroup>> Groups, IReadOnlyList<Id<SecurityGroup>> Lost, ExplanationCode? Loss)
{
    /// <summary>A source that is no interface of the estate.</summary>
    public static SenderIdentity Outside { get; } = new(null, [], [], null);

    public static SenderIdentity Of(NetworkInterface holder, IReadOnlyList<Id<SecurityGroup>> groups) =>
        new(holder.Vpc, groups, [], null);

    /// <summary>From here on references to the source's groups do not match.</summary>
    public SenderIdentity Losing(ExplanationCode why) =>
        Groups.Count == 0 ? this : this with { Groups = [], Lost = [.. Lost, .. Groups], Loss = Loss ?? why };

    /// <summary>The packet also counts as coming from these groups.</summary>
    public SenderIdentity Joining(IReadOnlyList<Id<SecurityGroup>> groups) => this with { Groups = [.. Groups, .. groups] };
}
