using System.Globalization;

namespace Graph.Benchmarks.Generation;

internal enum Tier
{
    Public = 0,
    App = 1,
    Data = 2,
    Transit = 3,
}

/// <summary>One VPC: its ids and addresses, each computed when asked for.</summary>
internal sealed class Cell(Plan plan, int index, int size, string account, string region)
{
    /// <summary>Two each of NAT, ALB, NLB, transit gateway, RDS and endpoint come before the hosts.</summary>
    public const int ServiceInterfaces = 12;

    public Plan Plan => plan;

    public Mix Mix => plan.Mix;

    public int Index => index;

    public string Account => account;

    public string Region => region;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"vpc-{index:d4}");

    public string Id => Mix.Id("vpc", Kind.Vpc, index);

    public int Hosts => size - ServiceInterfaces;

    /// <summary>A service has about six hosts and a security group of its own.</summary>
    public int Services => Math.Max(6, Hosts / 6);

    public Segment Segment => (index % 8, index / 8 % 2) switch
    {
        (0, _) => Segment.Shared,
        (_, 0) => Segment.Prod,
        _ => Segment.Dev,
    };

    public string Environment => Segment is Segment.Dev ? "dev" : "prod";

    public string Cidr => Address(0) + "/20";

    public string InternetGateway => Mix.Id("igw", Kind.Gateway, index);

    /// <summary>The id of the pair's peering connection; the even cell is the requester.</summary>
    public string Peering => Mix.Id("pcx", Kind.Peering, index / 2);

    public string TransitAttachment => Mix.Id("tgw-attach", Kind.TransitAttachment, index);

    public string BastionGroup => Group(-1);

    public string BalancerGroup => Group(-2);

    public string NetworkBalancerName => Name + "-nlb";

    public string BalancerName => Name + "-alb";

    public bool IsNetworkBalancerPublic => Mix.Percent(40, Kind.Shape, index);

    public string S3Endpoint => Mix.Id("vpce", Kind.Endpoint, index * 2L);

    public string InterfaceEndpoint => Mix.Id("vpce", Kind.Endpoint, (index * 2L) + 1);

    /// <summary>The customer's own list: one per account and region.</summary>
    public string PrefixList => Mix.Id("pl", Kind.PrefixList, 1000 + (index / 8 * 8) + Plan.RegionNumber(region));

    /// <summary>`offset` addresses into the VPC's /20.</summary>
    public string Address(int offset) => Dotted.Of((uint)((10 << 24) + (index * 4096) + offset));

    public string Subnet(Tier tier, int zone) => Mix.Id("subnet", Kind.Subnet, Of(tier, zone));

    public string RouteTable(Tier tier, int zone) => Mix.Id("rtb", Kind.RouteTable, Of(tier, zone));

    public string Acl(Tier tier) => Mix.Id("acl", Kind.Acl, Of(tier, 0));

    /// <summary>The group of a service (0..), the bastions (-1), the ALB (-2), the endpoint (-3) or RDS (-4).</summary>
    public string Group(int service) => Mix.Id("sg", Kind.Group, (index * 1024L) + 16 + service);

    public string NatGateway(int zone) => Mix.Id("nat", Kind.NatGateway, (index * 2L) + zone);

    public string SubnetCidr(Tier tier, int zone)
    {
        var (offset, length) = Blocks.Of(tier, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{Address(offset)}/{length}");
    }

    public string Arn(string service, string rest) => $"arn:aws:{service}:{region}:{account}:{rest}";

    public Interface Interface(int number) => new(this, number);

    public IEnumerable<Interface> Interfaces() => Enumerable.Range(0, size).Select(Interface);

    public IEnumerable<Interface> HostInterfaces() => Interfaces().Skip(ServiceInterfaces);

    private long Of(Tier tier, int zone) => (index * 8L) + ((int)tier * 2) + zone;
}
