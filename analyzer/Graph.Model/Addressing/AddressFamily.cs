namespace Graph.Model.Addressing;

/// <summary>The two address families of a VPC. AWS routes, NACL entries and rules of one never apply to the other.</summary>
public enum AddressFamily
{
    IPv4 = 4,
    IPv6 = 6,
}
