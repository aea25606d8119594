using FsCheck.Xunit;
using Graph.Engine;
using Graph.Engine.Matrices;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Tests.Properties;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>A matrix is the sum of its pairs, whatever is missing.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 60)]
public sealed class MatrixTests
{
    private static readonly ApiCall[] Calls =
    [
        ApiCall.DescribeRouteTables, ApiCall.DescribeNetworkAcls, ApiCall.DescribeSecurityGroups, ApiCall.DescribeNatGateways,
        ApiCall.DescribeTransitGatewayVpcAttachments, ApiCall.SearchTransitGatewayRoutes,
    ];

    [Property]
    public void Each_cell_is_what_walks_of_all_its_pairs_say(Dice dice)
    {
        var network = new RandomNetwork(dice);
        if (network.Dice.Throw(2) == 0)
            network.Aws.Forget(network.Dice.Pick(network.Things));
        else
            network.Aws.CutShort(network.Dice.Pick(Calls));
        var prover = new Prover(network.Aws.Build(), ProverOptions.Default);

        var cells = prover.Matrix(new Grouping.BySubnet(), TrafficSet.All).Cells;

        foreach (var from in prover.Network.Subnets.Keys)
        {
            foreach (var to in prover.Network.Subnets.Keys)
            {
                var (reachable, unknown) = Walk(prover, from, to);
                var cell = cells.FirstOrDefault(one => one.From == from && one.To == to);
                var (certain, open) = (cell?.Reachable ?? TrafficSet.Empty, (cell?.Unknown ?? TrafficSet.Empty).Except(reachable));
                Assert.True(reachable.Equals(certain), $"{from} -> {to}: {reachable} is reachable, the cell says {certain}");
                Assert.True(unknown.Equals(open), $"{from} -> {to}: {unknown} is unknown, the cell says {open}");
            }
        }
    }

    private static (TrafficSet Reachable, TrafficSet Unknown) Walk(Prover prover, string from, string to)
    {
        var pairs = new PairProver(prover.Network, ProverOptions.Default);
        var (reachable, unknown) = (TrafficSet.Empty, TrafficSet.Empty);
        foreach (var sender in prover.Network.Interfaces.Where(node => node.Row.Subnet.Value == from))
        {
            foreach (var receiver in prover.Network.Interfaces.Where(node => node.Row.Subnet.Value == to && !node.IsSameHostAs(sender)))
            {
                foreach (var source in Sides.SendersAt(sender))
                {
                    foreach (var goal in Sides.GoalsAt(receiver, fromInternet: false).Where(goal => goal.Address.Family == source.Address.Family))
                    {
                        var answer = pairs.Prove(source, goal, TrafficSet.All, ValueSet.Of(PortRange.Ephemeral));
                        reachable = reachable.Union(answer.Reachable);
                        unknown = unknown.Union(answer.Unknown);
                    }
                }
            }
        }

        return (reachable, unknown.Except(reachable));
    }
}
