using System.Collections.Immutable;
using Graph.Engine.Changes;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Explaining;

/// <summary>What would open a way that is closed.</summary>
public abstract record Opening
{
    private Opening()
    {
    }

    /// <summary>
    /// The fewest changes of security group rules, network ACL entries, routes, transit gateway routes, public addresses, internet
    /// gateways and Block Public Access exclusions that let some of the traffic through on the ways that its packets take.
    /// </summary>
    /// <param name="Changes">in the order in which the packets meet them; never empty. Proved: after all of them it is reachable.</param>
    /// <param name="Opens">what of the traffic that was asked gets through then.</param>
    public sealed record By(ImmutableArray<Change> Changes, TrafficSet Opens) : Opening
    {
        /// <summary>One change from exposure.</summary>
        public bool IsOneChange => Changes.Length == 1;
    }

    /// <summary>After these changes what is missing decides: a set as small that opens for certain is not known.</summary>
    /// <param name="Changes">in the order in which the packets meet them; never empty.</param>
    /// <param name="Opens">what of the traffic that was asked is unknown then.</param>
    public sealed record Perhaps(ImmutableArray<Change> Changes, TrafficSet Opens) : Opening;

    /// <summary>No change of these kinds lets anything through: what stops it is no rule.</summary>
    /// <param name="Controls">what stops it, in the order in which the packets meet it; may quote hostile text.</param>
    public sealed record None(ImmutableArray<string> Controls) : Opening;

    /// <summary>No change to what is known lets anything through, and what is missing may hold one that does: a gateway, an attachment.</summary>
    /// <param name="Missing">sorted; never empty.</param>
    public sealed record Undecided(ImmutableArray<MissingFact> Missing) : Opening;

    /// <summary>More changes are needed than were looked for; 0 where not all single ones were.</summary>
    public sealed record MoreThan(int Changes) : Opening;
}
