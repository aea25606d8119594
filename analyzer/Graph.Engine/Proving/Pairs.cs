using Graph.Engine.Network;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>
/// Every sender with every goal of its family; of the internet and of on premises one address of each cell that the other
/// side's rules can tell apart.
/// </summary>
internal sealed class Pairs(CompiledNetwork network, Outside outside)
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    public IEnumerable<(Sender Sender, Goal Goal)> Of(Side<Sender> source, Side<Goal> destination) => (source, destination) switch
    {
        (Side<Sender>.Endpoints senders, Side<Goal>.Endpoints goals) => senders.Items.SelectMany(
            sender => goals.Items
                .Where(goal => goal.Address.Family == sender.Address.Family
                    && !(senders.IsSet && goals.IsSet && IsItself(sender, goal)))
                .Select(goal => (sender, goal))),
        (Side<Sender>.Endpoints senders, _) => senders.Items.SelectMany(
            sender => GoalsIn(destination, HolderOf(sender), sender.Address.Family).Select(goal => (sender, goal))),
        (_, Side<Goal>.Endpoints goals) => goals.Items.SelectMany(
            goal => SendersTo(source, goal).Select(sender => (sender, goal))),
        _ => Families.SelectMany(family => SendersIn(source, null, family).SelectMany(
            sender => GoalsIn(destination, null, family).Select(goal => (sender, goal)))),
    };

    public IEnumerable<Sender> SendersTo(Side<Sender> region, Goal goal)
    {
        // Nobody on the internet gets a packet to an address that is not public: one sender shows it for all.
        if (region is Side<Sender>.Internet && !SpecialPurposeAddresses.IsPublic(goal.Address))
            return [new Sender.OnInternet(AddressCells.FamiliarOf(goal.Address.Family), outside.Internet)];
        return SendersIn(region, HolderOf(goal), goal.Address.Family);
    }

    public IEnumerable<Sender> SendersIn(Side<Sender> region, InterfaceNode? opposite, AddressFamily family) => region switch
    {
        Side<Sender>.Internet => outside.InternetCells(opposite, family)
            .Select(cell => new Sender.OnInternet(cell.Representative, cell.Cell)),
        Side<Sender>.OnPremises => network.OnPremises.SelectMany(entry => outside.OnPremisesCells(entry, opposite, family)
            .Select(cell => new Sender.OnPremises(cell.Representative, entry, cell.Cell))),
        _ => throw new ArgumentException("only a region is asked for its addresses", nameof(region)),
    };

    public IEnumerable<Goal> GoalsIn(Side<Goal> region, InterfaceNode? opposite, AddressFamily family) => region switch
    {
        Side<Goal>.Internet => outside.InternetCells(opposite, family)
            .Select(cell => new Goal(cell.Representative, null, GoalPlace.Internet, cell.Cell)),
        Side<Goal>.OnPremises => network.OnPremises
            .SelectMany(entry => outside.OnPremisesCells(entry, opposite, family))
            .DistinctBy(cell => cell.Representative)
            .Select(cell => new Goal(cell.Representative, null, GoalPlace.OnPremises, cell.Cell)),
        _ => throw new ArgumentException("only a region is asked for its addresses", nameof(region)),
    };

    /// <summary>Of two sets the question is whether a member reaches another: each reaches itself.</summary>
    private static bool IsItself(Sender sender, Goal goal) =>
        HolderOf(sender) is { } from && goal.Holder is { } to && from.IsSameHostAs(to);

    private static InterfaceNode? HolderOf(Sender sender) => (sender as Sender.OfInterface)?.Interface;

    private InterfaceNode? HolderOf(Goal goal)
    {
        if (goal.Holder is not null)
            return goal.Holder;
        return network.BehindPublic.TryGetValue(goal.Address, out var mapped)
            ? mapped.Holder
            : network.HoldersOf.GetValueOrDefault(goal.Address)?[0];
    }
}
