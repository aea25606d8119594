using Graph.Engine.Selecting;
using Graph.Engine.Sets;

namespace Graph.Engine.Answers;

/// <summary>What packets may go through on their way beside the network itself.</summary>
public enum Through
{
    /// <summary>Nothing: one connection.</summary>
    Direct = 0,

    /// <summary>Load balancers that answer and open a second connection to their targets.</summary>
    Relays = 1,

    /// <summary>Also hosts that forward only if they are taken over.</summary>
    Pivots = 2,
}

/// <summary>Can any packet of this traffic get from any of these to any of those, and its reply back?</summary>
/// <param name="ClientPorts">what the client may send TCP and UDP from; any one that works is enough.</param>
public sealed record ProveQuestion(
    Selector From, Selector To, TrafficSet Traffic, ValueSet ClientPorts, Through Through = Through.Direct);
