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

    /// <summary>A load balancer that answers on a port and opens connections to its targets.</summary>
    public sealed record Relay(InterfaceClass Class, int Port) : AttackNode
    {
        public bool Equals(Relay? other) => other is not null && Class.Index == other.Class.Index && Port == other.Port;

        public override int GetHashCode() => HashCode.Combine(Class.Index, Port);
    }
}
