using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class NetworkInterfaceKind()
    : ResourceKind("network_interfaces", ApiCall.DescribeNetworkInterfaces, "NetworkInterfaceId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        AddRows(body, document.Scope, body.ObjectOrNull("Attachment")?.IdOrNull<Instance>("InstanceId"), rows);
        rows.AddTags(body, body.Text("NetworkInterfaceId"), body.Has("TagSet") ? "TagSet" : "Tags");
    }

    /// <summary>The rows of an interface, but for its tags.</summary>
    /// <param name="instance">what it is attached to; an instance does not say so of its own interfaces.</param>
    public static void AddRows(in Node body, Scope scope, Id<Instance>? instance, RowSink rows)
    {
        var id = body.Id<NetworkInterface>("NetworkInterfaceId");
        var attachment = body.ObjectOrNull("Attachment");
        rows.Add(new NetworkInterface(
            id,
            scope,
            body.Id<Subnet>("SubnetId"),
            body.Id<Vpc>("VpcId"),
            body.TextOrNull("AvailabilityZone"),
            body.TextOrNull("InterfaceType") ?? "interface",
            body.TextOrNull("Description"),
            body.Text("Status"),
            body.TextOrNull("RequesterId"),
            body.FlagOrNull("RequesterManaged") ?? false,
            body.Flag("SourceDestCheck"),
            body.FlagOrNull("DenyAllIgwTraffic") ?? false,
            attachment?.TextOrNull("AttachmentId"),
            attachment?.Text("Status"),
            instance,
            attachment?.IntegerOrNull("DeviceIndex", 0, 1000)));
        AddAddresses(body, id, rows);
        foreach (var prefix in body.List("Ipv4Prefixes"))
            rows.Add(new InterfacePrefix(id, prefix.Block("Ipv4Prefix")));
        foreach (var prefix in body.List("Ipv6Prefixes"))
            rows.Add(new InterfacePrefix(id, prefix.Block("Ipv6Prefix")));
        var groups = new HashSet<Id<SecurityGroup>>();
        foreach (var group in body.RequiredList("Groups"))
        {
            var groupId = group.Id<SecurityGroup>("GroupId");
            if (groups.Add(groupId))
                rows.Add(new InterfaceGroup(id, groupId));
        }
    }

    private static void AddAddresses(in Node body, Id<NetworkInterface> id, RowSink rows)
    {
        var seen = new HashSet<Address>();
        foreach (var entry in body.List("PrivateIpAddresses"))
        {
            var address = entry.Address("PrivateIpAddress");
            var mapping = entry.ObjectOrNull("Association");
            if (mapping is { } carrier && carrier.Has("CarrierIp"))
                rows.Note($"{carrier.Path}.CarrierIp", "is not read: carrier addresses are not modelled");
            if (!seen.Add(address))
                throw entry.Bad("repeats an address");
            rows.Add(new InterfaceAddress(
                id,
                address,
                entry.FlagOrNull("Primary") ?? false,
                mapping?.AddressOrNull("PublicIp"),
                mapping?.TextOrNull("AllocationId")));
        }

        if (seen.Count == 0 && body.AddressOrNull("PrivateIpAddress") is { } only)
        {
            var mapping = body.ObjectOrNull("Association");
            seen.Add(only);
            rows.Add(new InterfaceAddress(
                id, only, IsPrimary: true, mapping?.AddressOrNull("PublicIp"), mapping?.TextOrNull("AllocationId")));
        }

        foreach (var entry in body.List("Ipv6Addresses"))
        {
            var address = entry.Address("Ipv6Address");
            if (!seen.Add(address))
                throw entry.Bad("repeats an address");
            rows.Add(new InterfaceAddress(id, address, entry.FlagOrNull("IsPrimaryIpv6") ?? false, null, null));
        }
    }
}
