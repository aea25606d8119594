using System.Globalization;

namespace Graph.Testing.Generation;

/// <summary>The names of parts in a plan.</summary>
internal static class Name
{
    public static string Host(int vpc, int subnet, int host) => Of($"h{vpc}{subnet}{host}");

    public static string Nat(int vpc, int subnet) => Of($"nat{vpc}{subnet}");

    public static string Balancer(int number) => Of($"balancer{number}");

    public static string Endpoint(int number) => Of($"endpoint{number}");

    public static string PrefixList(int number) => Of($"pl{number}");

    public static string InternetGateway(int vpc) => Of($"igw{vpc}");

    public static string VpnGateway(int vpc) => Of($"vgw{vpc}");

    public static string Acl(int vpc, int subnet) => Of($"acl{vpc}{subnet}");

    public static string GroupOf(string host) => $"group of {host}";

    public static string TargetsOf(string balancer) => $"targets of {balancer}";

    public static string Peering(int one, int other) => Of($"peering{one}{other}");

    public static string TransitTable(int transit) => Of($"table{transit}");

    public static string Attachment(int transit, int vpc) => Of($"attachment{transit}{vpc}");

    private static string Of(FormattableString name) => name.ToString(CultureInfo.InvariantCulture);
}
