using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Samples;

/// <summary>samples/three-tier claims the practice done right; what its README says of single resources holds.</summary>
public sealed class ThreeTierTests
{
    private static readonly Sample Shop = Sample.Of("three-tier");

    [Fact]
    public void No_default_group_has_a_rule_or_an_interface()
    {
        var defaults = Shop.Estate.Rows<SecurityGroup>()
            .Where(group => group.Name == "default").Select(group => group.Id).ToHashSet();

        Assert.Equal(2, defaults.Count);
        Assert.DoesNotContain(Shop.Estate.Rows<SecurityGroupRule>(), rule => defaults.Contains(rule.Group));
        Assert.DoesNotContain(Shop.Estate.Rows<InterfaceGroup>(), row => defaults.Contains(row.Group));
    }

    [Fact]
    public void Every_other_group_is_on_an_interface()
    {
        var used = Shop.Estate.Rows<InterfaceGroup>().Select(row => row.Group).ToHashSet();

        Assert.All(
            Shop.Estate.Rows<SecurityGroup>().Where(group => group.Name != "default"),
            group => Assert.Contains(group.Id, used));
    }

    [Fact]
    public void Only_the_load_balancer_takes_anything_from_everywhere()
    {
        var open = Shop.Estate.Rows<SecurityGroupRule>()
            .Where(rule => rule is { IsEgress: false, Peer: SecurityGroupPeer.Block { Cidr.IsEverything: true } });

        Assert.Equal([80, 443], open.Select(rule => rule.FromPort).Order());
    }

    [Fact]
    public void Every_volume_and_database_is_encrypted_and_no_database_is_public()
    {
        Assert.All(Shop.Estate.Rows<Volume>(), volume => Assert.True(volume.Encrypted));
        Assert.All(
            Shop.Estate.Rows<DbInstance>(),
            database => Assert.True(database is { StorageEncrypted: true, PubliclyAccessible: false }));
        Assert.All(
            Shop.Estate.Rows<RedshiftCluster>(),
            cluster => Assert.True(cluster is { Encrypted: true, PubliclyAccessible: false }));
    }
}
