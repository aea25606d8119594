namespace Graph.Model.Resources;

/// <summary>A DHCP options set (DescribeDhcpOptions).</summary>
public sealed record DhcpOptions(Id<DhcpOptions> Id, Scope Scope, ValueList<string> DomainNameServers) : IResource
{
    public string ResourceId => Id.Value;
}
