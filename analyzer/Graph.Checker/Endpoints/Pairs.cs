using System.Collections.Immutable;
using Graph.Checker.Facts;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Every sender with every goal of its family. Where one side is the internet (no endpoints given), the other side decides
/// which of its addresses have to be asked.
/// </summary>
internal static class Pairs
{
    public static IEnumerable<Pair> Of(EstateFacts facts, ImmutableArray<Sender> senders, ImmutableArray<Goal> goals)
    {
        if (senders.IsEmpty)
            return goals.SelectMany(goal => FromInternet(facts, goal));
        if (goals.IsEmpty)
            return senders.SelectMany(sender => ToInternet(facts, sender));
        return senders.SelectMany(sender => goals
            .Where(goal => goal.Address.Family == sender.Address.Family)
            .Select(goal => new Pair(sender, goal)));
    }

    private static IEnumerable<Pair> FromInternet(EstateFacts facts, Goal goal) =>
        (HolderOf(facts, goal) is { } holder
            ? InternetAddresses.Between(facts, holder, goal.Address.Family)
            : InternetAddresses.Familiar(goal.Address.Family))
        .Select(address => new Pair(new Sender.OnInternet(address), goal));

    private static IEnumerable<Pair> ToInternet(EstateFacts facts, Sender sender) =>
        sender is Sender.OfInterface { Interface: var holder }
            ? InternetAddresses.Between(facts, holder, sender.Address.Family)
                .Select(address => new Pair(sender, new Goal(address, null, true)))
            : [];

    private static NetworkInterface? HolderOf(EstateFacts facts, Goal goal)
    {
        if (goal.Holder is not null)
            return goal.Holder;
        return facts.Interfaces.BehindPublic(goal.Address) is { } mapped
            ? facts.Interfaces.Interface(mapped.Interface)
            : facts.Interfaces.Holding(goal.Address).FirstOrDefault();
    }
}
