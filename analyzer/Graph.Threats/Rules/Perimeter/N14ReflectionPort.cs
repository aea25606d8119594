using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>A UDP port that answers more than it is asked, open to the internet with its replies.</summary>
internal sealed class N14ReflectionPort : IThreatRule
{
    /// <summary>DNS, NTP, SNMP, LDAP, SSDP and memcached (CISA alert TA14-017A).</summary>
    private static readonly TrafficSet Prone = TrafficSet.OfUdp(
        new[] { 53, 123, 161, 389, 1900, 11211 }.Aggregate(ValueSet.Empty, (set, port) =>
            set.Union(ValueSet.Single(port))));

    public ThreatId Id { get; } = new("N14");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.FromInternet(context, _ => Prone, AddressSet.Of(context.Policy.Trust.Ranges)),
        way => Breadth.IsWorld(way.Outside)
            ? new Judgement(
                $"{way.Destination} answers the internet on a port prone to reflection: {way.Reachable}",
                Rate.FromOutside(context, way.Outside, way.To[0]))
            : null);
}
