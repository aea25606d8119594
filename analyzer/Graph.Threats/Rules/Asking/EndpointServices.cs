using Graph.Engine.Sets;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Public addresses that gateway endpoints carry inside AWS: those of the prefix lists that routes lead to an endpoint
/// by.
/// </summary>
internal sealed class EndpointServices
{
    private EndpointServices(AddressSet addresses) => Addresses = addresses;

    public AddressSet Addresses { get; }

    public static EndpointServices Of(ThreatContext context)
    {
        var lists = context.Estate.Rows<Route>()
            .Where(route => route.Target.Kind == RouteTargetKind.VpcEndpoint)
                .Select(route => route.DestinationPrefixList).ToHashSet();
        return new(AddressSet.Of(context.Estate.Rows<PrefixListEntry>().Where(entry => lists.Contains(entry.PrefixList))
            .Select(entry => entry.Block)));
    }
}
