using Graph.Testing.Filters;
using Graph.Testing.LoadBalancers;

namespace Graph.Testing.Networks;

/// <summary>The load balancers of a VPC.</summary>
public sealed partial class VpcBuilder
{
    /// <summary>A network load balancer without a group; zones and listeners are added to it.</summary>
    public LoadBalancerBuilder NetworkLoadBalancer(string name, bool isInternetFacing = true)
    {
        var suffix = NewName(name);
        return new LoadBalancerBuilder(this, Arn($"loadbalancer/net/{suffix}"), suffix, "network", isInternetFacing);
    }

    /// <summary>An application load balancer with a group of its own, `sg-NAME-lb`.</summary>
    public LoadBalancerBuilder ApplicationLoadBalancer(
        string name, bool isInternetFacing = true, Action<SecurityGroupBuilder>? sg = null)
    {
        var suffix = NewName(name);
        var balancer = new LoadBalancerBuilder(
            this, Arn($"loadbalancer/app/{suffix}"), suffix, "application", isInternetFacing);
        return balancer.InGroups(GroupOf(balancer, sg));
    }

    /// <summary>A classic load balancer with a group of its own, `sg-NAME-lb`.</summary>
    public ClassicLoadBalancerBuilder ClassicLoadBalancer(
        string name, bool isInternetFacing = true, Action<SecurityGroupBuilder>? sg = null)
    {
        var suffix = NewName(name);
        var group = new SecurityGroupBuilder(this, Topology.NewId("sg", $"{name}-lb"));
        sg?.Invoke(group);
        return new ClassicLoadBalancerBuilder(
            this, $"{Scope.Account}/{Scope.Region}/{suffix}", suffix, isInternetFacing, group);
    }

    /// <summary>A target group, without targets yet.</summary>
    /// <param name="protocol">`TCP`, `TLS`, `UDP`, `TCP_UDP`, `HTTP` or `HTTPS`.</param>
    /// <param name="type">`instance` or `ip`.</param>
    public TargetGroupBuilder TargetGroup(string name, string protocol, int port, string type = "instance")
    {
        var suffix = Topology.NewId("tg", name)["tg-".Length..];
        return new TargetGroupBuilder(this, Arn($"targetgroup/{suffix}"), suffix, protocol, port, type);
    }

    private string NewName(string name) => Topology.NewId("lb", name)["lb-".Length..];

    private SecurityGroupBuilder GroupOf(LoadBalancerBuilder balancer, Action<SecurityGroupBuilder>? sg)
    {
        var group = new SecurityGroupBuilder(this, Topology.NewId("sg", balancer, "lb"));
        sg?.Invoke(group);
        return group;
    }

    // Every ARN of a load balancer and target group ends with 16 hexadecimal digits.
    private string Arn(string path) =>
        $"arn:aws:elasticloadbalancing:{Scope.Region}:{Scope.Account}:{path}/0000000000000001";
}
