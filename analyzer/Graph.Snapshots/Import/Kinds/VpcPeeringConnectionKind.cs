using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class VpcPeeringConnectionKind()
    : ResourceKind("vpc_peering_connections", ApiCall.DescribeVpcPeeringConnections, "VpcPeeringConnectionId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<VpcPeeringConnection>("VpcPeeringConnectionId");
        var requester = body.ObjectOrNull("RequesterVpcInfo");
        var accepter = body.ObjectOrNull("AccepterVpcInfo");
        rows.Add(new VpcPeeringConnection(
            id,
            document.Scope,
            body.ObjectOrNull("Status")?.Text("Code") ?? throw body.Bad("Status", "is missing"),
            requester?.IdOrNull<Vpc>("VpcId"),
            ScopeOf(requester),
            accepter?.IdOrNull<Vpc>("VpcId"),
            ScopeOf(accepter)));
        AddBlocks(requester, id, isAccepter: false, rows);
        AddBlocks(accepter, id, isAccepter: true, rows);
        rows.AddTags(body, id.Value);
    }

    private static Scope ScopeOf(Node? side) => new(side?.TextOrNull("OwnerId"), side?.TextOrNull("Region"));

    private static void AddBlocks(Node? side, Id<VpcPeeringConnection> id, bool isAccepter, RowSink rows)
    {
        if (side is not { } info)
            return;
        // `CidrBlock` is one of several. An answer that has it alone (from before 2017) does not tell the side's blocks.
        if (info.BlockOrNull("CidrBlock") is not { } first || !info.Has("CidrBlockSet"))
            return;
        var blocks = new SortedSet<Cidr> { first };
        foreach (var entry in info.List("CidrBlockSet"))
            blocks.Add(entry.Block("CidrBlock"));
        foreach (var entry in info.List("Ipv6CidrBlockSet"))
            blocks.Add(entry.Block("Ipv6CidrBlock"));
        foreach (var block in blocks)
            rows.Add(new VpcPeeringCidrBlock(id, isAccepter, block));
    }
}
