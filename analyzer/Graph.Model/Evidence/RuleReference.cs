using System.Globalization;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Model.Evidence;

/// <summary>
/// The one AWS rule that decided. It holds the rule itself; <see cref="Id"/> and <see cref="Text"/> are made when somebody
/// reads them, and may quote hostile text.
/// </summary>
public abstract record RuleReference
{
    private RuleReference()
    {
    }

    /// <summary>Unique within the component: `sgr-...`, `ingress/100/0.0.0.0/0`, `10.0.0.0/16`, a listener's ARN.</summary>
    public abstract string Id { get; }

    /// <summary>The rule as AWS's console would write it, in one line.</summary>
    public abstract string Text { get; }

    /// <summary>A route of a VPC route table.</summary>
    public sealed record OfRoute(Route Route) : RuleReference
    {
        public override string Id => Route.DestinationText;

        public override string Text => $"{Route.DestinationText} -> {Route.Target}";
    }

    /// <summary>An entry of a network ACL.</summary>
    public sealed record OfNetworkAcl(NetworkAclEntry Entry) : RuleReference
    {
        public override string Id => string.Create(
            CultureInfo.InvariantCulture, $"{(Entry.IsEgress ? "egress" : "ingress")}/{Entry.RuleNumber}/{Entry.Block}");

        public override string Text => RuleText.Of(Entry);
    }

    /// <summary>A rule of a security group.</summary>
    public sealed record OfSecurityGroup(SecurityGroupRule Rule) : RuleReference
    {
        public override string Id => Rule.RuleId;

        public override string Text => RuleText.Of(Rule);
    }

    /// <summary>A route of a transit gateway route table.</summary>
    /// <param name="Kind">`static` or `propagated`.</param>
    /// <param name="Attachment">null for a blackhole.</param>
    public sealed record OfTransitGateway(string Kind, Cidr Destination, Id<TransitGatewayAttachment>? Attachment) : RuleReference
    {
        public override string Id => Destination.ToString();

        public override string Text => $"{Kind} {Destination} -> {Attachment?.Value ?? "blackhole"}";
    }

    /// <summary>A listener of an application or network load balancer.</summary>
    public sealed record OfListener(Listener Listener) : RuleReference
    {
        public override string Id => Listener.Id.Value;

        public override string Text => string.Create(
            CultureInfo.InvariantCulture, $"listener {Listener.Protocol} {Listener.Port}");
    }

    /// <summary>A listener of a classic load balancer.</summary>
    public sealed record OfClassicListener(ClassicListener Listener) : RuleReference
    {
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"{Listener.Protocol}/{Listener.Port}");

        public override string Text => string.Create(
            CultureInfo.InvariantCulture,
            $"listener {Listener.Protocol} {Listener.Port} to instance port {Listener.InstancePort}");
    }

    /// <summary>A registered target of a target group, with the port that it is sent to.</summary>
    public sealed record OfTarget(Target Target, ushort Port) : RuleReference
    {
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"{Target.TargetId}:{Port}");

        public override string Text => string.Create(CultureInfo.InvariantCulture, $"target {Target.TargetId} port {Port}");
    }
}
