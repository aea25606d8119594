using Graph.Engine.Selecting;
using Graph.Engine.Sets;

namespace Graph.Engine.Answers;

/// <summary>Can any packet of this traffic get from any of these to any of those, and its reply back?</summary>
/// <param name="ClientPorts">what the client may send TCP and UDP from; any one that works is enough.</param>
public sealed record ProveQuestion(
    Selector From, Selector To, TrafficSet Traffic, ValueSet ClientPorts);
