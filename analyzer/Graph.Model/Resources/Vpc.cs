using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A VPC (DescribeVpcs).</summary>
/// <param name="InternetGatewayBlockMode">
/// The effective Block Public Access mode (`off`, `block-bidirectional`, `block-ingress`), null where it was not told.
/// </param>
public sealed record Vpc(Id<Vpc> Id, Scope Scope, string State, bool IsDefault, string? InternetGatewayBlockMode) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>One IPv4 or IPv6 block of a VPC. Only those in state `associated` count (vpc-cidr-blocks.md).</summary>
public sealed record VpcCidrBlock(Id<Vpc> Vpc, Cidr Block, string State);
