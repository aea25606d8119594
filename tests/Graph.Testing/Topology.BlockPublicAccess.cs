using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing;

/// <summary>VPC Block Public Access (security-vpc-bpa-basics.md).</summary>
public sealed partial class Topology
{
    private readonly Dictionary<Part, string> _exclusions = [];
    private string _blockMode = "off";

    /// <summary>Sets the mode of every account and region: `off`, `block-bidirectional` or `block-ingress`.</summary>
    public Topology BlockPublicAccess(string mode)
    {
        _blockMode = mode;
        return this;
    }

    /// <summary>Excludes a VPC or subnet: `allow-bidirectional` or `allow-egress`.</summary>
    public Topology ExcludeFromBlockPublicAccess(VpcBuilder vpc, string mode = "allow-bidirectional") => Exclude(vpc, mode);

    /// <inheritdoc cref="ExcludeFromBlockPublicAccess(VpcBuilder, string)"/>
    public Topology ExcludeFromBlockPublicAccess(SubnetBuilder subnet, string mode = "allow-bidirectional") =>
        Exclude(subnet, mode);

    /// <summary>The effective mode, as DescribeVpcs and DescribeSubnets tell it; null where the input is older than that.</summary>
    internal string? EffectiveBlockMode(params ReadOnlySpan<Part> fromInnermost)
    {
        if (OutcomeOf(ApiCall.DescribeVpcBlockPublicAccessOptions, fromInnermost[0].Scope) != CoverageOutcome.Ok)
            return null;
        foreach (var part in fromInnermost)
        {
            if (_exclusions.TryGetValue(part, out var exclusion))
                return exclusion is "allow-egress" && _blockMode is "block-bidirectional" ? "block-ingress" : "off";
        }

        return _blockMode;
    }

    private Topology Exclude(Part part, string mode)
    {
        _exclusions[part] = mode;
        return this;
    }

    private void AddBlockPublicAccess(RowSink rows, Scope scope)
    {
        rows.Add(
            ApiCall.DescribeVpcBlockPublicAccessOptions,
            scope,
            new BlockPublicAccessOptions(scope, _blockMode, _blockMode is "off" ? "default-state" : "update-complete", "allowed"));
        foreach (var (part, mode) in _exclusions.Where(exclusion => exclusion.Key.Scope == scope))
        {
            var kind = part is VpcBuilder ? "vpc" : "subnet";
            rows.Add(
                ApiCall.DescribeVpcBlockPublicAccessExclusions,
                scope,
                new BlockPublicAccessExclusion(
                    new Id<BlockPublicAccessExclusion>($"vpcbpa-exclude-{part.Suffix}"),
                    scope,
                    $"arn:aws:ec2:{scope.Region}:{scope.Account}:{kind}/{part.Id}",
                    mode,
                    "create-complete"));
        }
    }
}
