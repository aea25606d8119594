using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace ArchitectTests;

/// <summary>What the shop's architect promises, over every packet. The estate is the one of samples/three-tier.</summary>
public sealed class ShopTests
{
    private const string JumpHost = "i-0472500ef17be9256";

    private static readonly Network Shop = Network.Load(Path.Combine(AppContext.BaseDirectory, "estate"));

    [Fact]
    public void The_internet_reaches_the_shop_and_nothing_behind_it() => Shop
        .ShouldReach(Internet, "lb:shop-web", Ports.Web)
        .ShouldOnlyReach(Internet, AnyOf("lb:shop-web", JumpHost), Ports.Any)
        .ShouldNotReach(Internet, Tier.Persistent, AllTraffic);

    [Fact]
    public void Data_is_read_by_the_application_alone_and_leaves_by_no_way() => Shop
        .ShouldReach(Tier.Application, Tier.Persistent, Ports.Db)
        .ShouldOnlyBeReachedFrom(Tier.Persistent, Tier.Application, Ports.Any)
        .ShouldNotReach(Tier.Persistent, AnyOf(Everything, Internet, OnPremises), Ports.Any);

    [Fact]
    public void Servers_are_administered_from_the_jump_host_and_never_from_a_neighbour() => Shop
        .ShouldOnlyBeReachedFrom(AnyOf(Tier.Application, Tier.Persistent), JumpHost, Ports.Admin)
        .ShouldNotReach(Tier.Application, Tier.Application, Ports.Admin | Ports.Internal);
}
