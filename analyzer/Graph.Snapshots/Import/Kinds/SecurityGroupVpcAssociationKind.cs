using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class SecurityGroupVpcAssociationKind : ResourceKind
{
    public SecurityGroupVpcAssociationKind()
        : base("security_group_vpc_associations", ApiCall.DescribeSecurityGroupVpcAssociations, "GroupId", "VpcId")
    {
        OwnerMember = "GroupOwnerId";
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows) =>
        rows.Add(new SecurityGroupVpcAssociation(
            document.Body.Id<SecurityGroup>("GroupId"), document.Body.Id<Vpc>("VpcId"), document.Body.Text("State")));
}
