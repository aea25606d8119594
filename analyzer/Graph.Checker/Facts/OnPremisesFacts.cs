using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// The ways in from on premises. What is there is outside the snapshot; the routes that lead to it tell its addresses
/// (vpn-route-priority.md).
/// </summary>
internal sealed class OnPremisesFacts
{
    private static readonly string[] AttachmentTypes = ["vpn", "direct-connect-gateway", "connect", "vpn-concentrator"];

    public OnPremisesFacts(Estate estate)
    {
        var byGateway = new Lookup<string, Cidr>();
        foreach (var route in estate.Rows<Route>())
        {
            if (route is { Target.Kind: RouteTargetKind.VpnGateway, Destination: { } block, IsBlackhole: false })
                byGateway.Add(route.Target.Id, block);
        }

        var connections = estate.Rows<VpnConnection>().ToDictionary(row => row.Id);
        foreach (var route in estate.Rows<VpnConnectionRoute>())
        {
            if (connections.GetValueOrDefault(route.VpnConnection)?.VpnGateway is { } gateway)
                byGateway.Add(gateway.Value, route.Destination);
        }

        var byAttachment = new Lookup<Id<TransitGatewayAttachment>, Cidr>();
        foreach (var route in estate.Rows<TransitGatewayRoute>())
        {
            if (route is { Attachment: { } attachment, State: "active" })
                byAttachment.Add(attachment, route.Destination);
        }

        Entries =
        [
            .. estate.Rows<VpnGateway>().Where(row => row.IsAttached || row.AttachmentState is AttachmentStates.Untold)
                .Select(row => new OnPremisesEntry.ByVpnGateway(row, Sorted(byGateway[row.Id.Value]))),
            .. estate.Rows<TransitGatewayAttachment>()
                .Where(row => IsOnPremises(row.ResourceType) && row.State is "available")
                .Select(row => new OnPremisesEntry.ByAttachment(row.TransitGateway, row.Id, Sorted(byAttachment[row.Id]))),
        ];
    }

    public IReadOnlyList<OnPremisesEntry> Entries { get; }

    /// <summary>Whether an attachment of this type leads on premises.</summary>
    public static bool IsOnPremises(string? attachmentType) => AttachmentTypes.Contains(attachmentType);

    /// <summary>The entries that an address on premises may come in by.</summary>
    public IEnumerable<OnPremisesEntry> EntriesOf(Address address) =>
        Entries.Where(entry => entry.Prefixes.Any(prefix => !prefix.IsEverything && prefix.Contains(address)));

    private static List<Cidr> Sorted(IReadOnlyList<Cidr> blocks) => [.. blocks.Distinct().Order()];
}
