using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Every sender with every goal of its family. Of the internet and of on premises those addresses take part that the other
/// side's rules can tell apart.
/// </summary>
internal static class Pairs
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    public static IEnumerable<Pair> Of(EstateFacts facts, Side<Sender> source, Side<Goal> destination) =>
        (source, destination) switch
        {
            (Side<Sender>.Endpoints senders, Side<Goal>.Endpoints goals) => senders.Items.SelectMany(
                sender => goals.Items
                    .Where(goal => goal.Address.Family == sender.Address.Family
                        && !(senders.IsSet && goals.IsSet && IsItself(sender, goal)))
                    .Select(goal => new Pair(sender, goal))),
            (Side<Sender>.Endpoints senders, _) => senders.Items.SelectMany(
                sender => GoalsIn(facts, destination, HolderOf(sender), sender.Address.Family)
                    .Select(goal => new Pair(sender, goal))),
            (_, Side<Goal>.Endpoints goals) => goals.Items.SelectMany(
                goal => SendersTo(facts, source, goal).Select(sender => new Pair(sender, goal))),
            _ => Families.SelectMany(
                family => SendersIn(facts, source, null, family).SelectMany(
                    sender => GoalsIn(facts, destination, null, family).Select(goal => new Pair(sender, goal)))),
        };

    private static IEnumerable<Sender> SendersTo(EstateFacts facts, Side<Sender> region, Goal goal)
    {
        // Nobody on the internet gets a packet to an address that is not public: one sender shows it for all.
        if (region is Side<Sender>.Internet && !SpecialPurposeAddresses.IsPublic(goal.Address))
            return [new Sender.OnInternet(AddressSets.FamiliarOf(goal.Address.Family))];
        return SendersIn(facts, region, HolderOf(facts, goal), goal.Address.Family);
    }

    private static IEnumerable<Sender> SendersIn(
        EstateFacts facts, Side<Sender> region, NetworkInterface? opposite, AddressFamily family) => region switch
        {
            Side<Sender>.Internet => InternetAddresses.Opposite(facts, opposite, family)
                .Select(address => new Sender.OnInternet(address)),
            Side<Sender>.OnPremises => facts.OnPremises.Entries.SelectMany(
                entry => OnPremisesAddresses.Opposite(facts, entry, opposite, family)
                    .Select(address => new Sender.OnPremises(address, entry))),
            _ => throw new ArgumentException("only a region is asked for its addresses", nameof(region)),
        };

    private static IEnumerable<Goal> GoalsIn(
        EstateFacts facts, Side<Goal> region, NetworkInterface? opposite, AddressFamily family) => region switch
        {
            Side<Goal>.Internet => InternetAddresses.Opposite(facts, opposite, family)
                .Select(address => new Goal(address, null, GoalPlace.Internet)),
            Side<Goal>.OnPremises => facts.OnPremises.Entries
                .SelectMany(entry => OnPremisesAddresses.Opposite(facts, entry, opposite, family))
                .Distinct()
                .Select(address => new Goal(address, null, GoalPlace.OnPremises)),
            _ => throw new ArgumentException("only a region is asked for its addresses", nameof(region)),
        };

    // Of two sets the question is whether a member reaches another: each reaches itself.
    private static bool IsItself(Sender sender, Goal goal) =>
        HolderOf(sender) is { } from && goal.Holder is { } to && InterfaceFacts.AreOneHost(from, to);

    private static NetworkInterface? HolderOf(Sender sender) => (sender as Sender.OfInterface)?.Interface;

    private static NetworkInterface? HolderOf(EstateFacts facts, Goal goal)
    {
        if (goal.Holder is not null)
            return goal.Holder;
        return facts.Interfaces.BehindPublic(goal.Address) is { } mapped
            ? facts.Interfaces.Interface(mapped.Interface)
            : facts.Interfaces.Holding(goal.Address).FirstOrDefault();
    }
}
