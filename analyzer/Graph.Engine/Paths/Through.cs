namespace Graph.Engine.Paths;

/// <summary>What an attack path may go through beside the network itself.</summary>
public enum Through
{
    /// <summary>Nothing: one connection.</summary>
    Direct = 0,

    /// <summary>Load balancers that answer and open a second connection to their targets.</summary>
    Relays = 1,

    /// <summary>Also hosts that forward only if they are taken over.</summary>
    Pivots = 2,
}
