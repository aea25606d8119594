using Graph.Engine.Proving;

namespace Graph.Engine.Paths;

/// <summary>Something that packets of an attack path come from or get to.</summary>
internal abstract record AttackNode
{
    private AttackNode()
    {
    }

    public sealed record Internet : AttackNode;

    public sealed record OnPremises : AttackNode;

    /// <summary>The internet as what an attacker wants to get out to.</summary>
    public sealed record ToInternet : AttackNode;

    /// <summary>On premises likewise.</summary>
    public sealed record ToOnPremises : AttackNode;

    /// <summary>Hosts that nothing can tell apart.</summary>
    public sealed record Hosts(InterfaceClass Class) : AttackNode
    {
        public bool Equals(Hosts? other) => other is not null && Class.Index == other.Class.Index;

        public override int GetHashCode() => Class.Index;
    }

    /// <summary>A load balancer that leads from a port of its own on to its targets.</summary>
    /// <param name="Port">null: any port of which no listener was read.</param>
    /// <param name="Origin">
    /// who connects, where the load balancer passes connections on: what gets through behind it depends on them; null where it
    /// answers itself.
    /// </param>
    public sealed record Relay(InterfaceClass Class, int? Port, bool IsUdp = false, AttackNode? Origin = null) : AttackNode
    {
        public bool Equals(Relay? other) => other is not null && Class.Index == other.Class.Index && Port == other.Port
            && IsUdp == other.IsUdp && Equals(Origin, other.Origin);

        public override int GetHashCode() => HashCode.Combine(Class.Index, Port, IsUdp, Origin);
    }

    /// <summary>Whoever may be there and is not in the snapshot.</summary>
    /// <param name="IsRelay">it may be a load balancer, and so lead on without being taken over.</param>
    public sealed record Unlisted(bool IsRelay) : AttackNode;
}
