using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;

namespace Graph.Testing.Networks;

/// <summary>An EC2 instance; made by <see cref="SubnetBuilder.Host"/>.</summary>
public sealed class InstanceBuilder : Part
{
    private readonly SubnetBuilder _subnet;

    internal InstanceBuilder(SubnetBuilder subnet, string id)
        : base(subnet.Topology, subnet.Scope, id) =>
        _subnet = subnet;

    /// <summary>`running`, `stopped`, `terminated`, ...</summary>
    public string State { get; set; } = "running";

    internal Id<Instance> Key => new(Id);

    internal bool IsTerminated => State is "terminated";

    internal override void AddTo(RowSink rows) => rows.Add(
        ApiCall.DescribeInstances,
        Scope,
        new Instance(
            Key,
            Scope,
            IsTerminated ? null : _subnet.Vpc.Key,
            IsTerminated ? null : _subnet.Key,
            State,
            "ami-1",
            "t3.micro",
            null,
            null,
            null,
            "required",
            "enabled",
            null));
}
