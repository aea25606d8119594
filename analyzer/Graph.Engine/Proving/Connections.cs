using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>One side of a proved flow: a class of interfaces, or addresses outside.</summary>
internal abstract record Party
{
    private Party()
    {
    }

    public sealed record Of(InterfaceClass Class) : Party;

    public sealed record Internet(AddressSet Addresses) : Party;

    public sealed record OnPremises(OnPremisesEntry? Entry, AddressSet Addresses) : Party;
}

/// <summary>All traffic from one party to another, with the pair of addresses that showed it.</summary>
internal sealed record PartyFlow(Party From, Party To, Sender Sender, Goal Goal, PairAnswer Answer);

/// <summary>Proves all traffic between classes and to and from what is outside.</summary>
internal sealed class Connections(CompiledNetwork network, Outside outside, PairProver prover)
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly Pairs _pairs = new(network, outside);

    public PlainPairs Plain { get; } = new(network, prover.Options, prover);

    /// <summary>Between two classes; within one, between two of its members; empty where there is nobody else.</summary>
    public IEnumerable<PartyFlow> Between(InterfaceClass from, InterfaceClass to, TrafficSet traffic, ValueSet clientPorts)
    {
        var sender = from.Representative;
        var holder = from == to ? from.Members.Count > 1 ? from.Members[1] : null : to.Representative;
        if (holder is null || sender.IsSameHostAs(holder))
            yield break;
        foreach (var source in Sides.SendersAt(sender))
        {
            foreach (var goal in Sides.GoalsAt(holder, fromInternet: false))
            {
                if (goal.Address.Family == source.Address.Family)
                    yield return Prove(new Party.Of(from), new Party.Of(to), source, goal, traffic, clientPorts);
            }
        }
    }

    /// <param name="within">the addresses of the internet that are asked about.</param>
    public IEnumerable<PartyFlow> FromInternet(InterfaceClass to, AddressSet within, TrafficSet traffic, ValueSet clientPorts)
    {
        foreach (var goal in Sides.GoalsAt(to.Representative, fromInternet: true))
        {
            foreach (var (address, cell) in outside.InternetCells(to.Representative, goal.Address.Family))
            {
                if (Within(address, cell, within) is not var (asked, part))
                    continue;
                yield return Prove(
                    new Party.Internet(part), new Party.Of(to), new Sender.OnInternet(asked, part), goal, traffic, clientPorts);
            }
        }
    }

    public IEnumerable<PartyFlow> FromOnPremises(InterfaceClass to, AddressSet within, TrafficSet traffic, ValueSet clientPorts)
    {
        foreach (var goal in Sides.GoalsAt(to.Representative, fromInternet: false))
        {
            foreach (var entry in network.OnPremises)
            {
                foreach (var (address, cell) in outside.OnPremisesCells(entry, to.Representative, goal.Address.Family))
                {
                    if (Within(address, cell, within) is not var (asked, part))
                        continue;
                    yield return Prove(
                        new Party.OnPremises(entry, part),
                        new Party.Of(to),
                        new Sender.OnPremises(asked, entry, part),
                        goal,
                        traffic,
                        clientPorts);
                }
            }
        }
    }

    /// <param name="within">the addresses of the internet that are asked about.</param>
    /// <param name="named">those of them that are asked about one by one or by block: whoever takes them, they are reached.</param>
    public IEnumerable<PartyFlow> ToInternet(
        InterfaceClass from, AddressSet within, TrafficSet traffic, ValueSet clientPorts, AddressSet? named = null) =>
        named is null || named.IsEmpty
            ? ToInternet(from, within, GoalPlace.Internet, traffic, clientPorts)
            : ToInternet(from, within.Except(named), GoalPlace.Internet, traffic, clientPorts)
                .Concat(ToInternet(from, within.Intersect(named), GoalPlace.InternetOrService, traffic, clientPorts));

    private IEnumerable<PartyFlow> ToInternet(
        InterfaceClass from, AddressSet within, GoalPlace place, TrafficSet traffic, ValueSet clientPorts)
    {
        if (within.IsEmpty)
            yield break;
        foreach (var source in Sides.SendersAt(from.Representative))
        {
            foreach (var (address, cell) in outside.InternetCells(from.Representative, source.Address.Family))
            {
                if (Within(address, cell, within) is not var (asked, part))
                    continue;
                var goal = new Goal(asked, null, place, part);
                yield return Prove(new Party.Of(from), new Party.Internet(part), source, goal, traffic, clientPorts);
            }
        }
    }

    public IEnumerable<PartyFlow> ToOnPremises(InterfaceClass from, AddressSet within, TrafficSet traffic, ValueSet clientPorts)
    {
        foreach (var source in Sides.SendersAt(from.Representative))
        {
            var cells = network.OnPremises
                .SelectMany(entry => outside.OnPremisesCells(entry, from.Representative, source.Address.Family))
                .DistinctBy(cell => cell.Representative);
            foreach (var (address, cell) in cells)
            {
                if (Within(address, cell, within) is not var (asked, part))
                    continue;
                var goal = new Goal(asked, null, GoalPlace.OnPremises, part);
                yield return Prove(new Party.Of(from), new Party.OnPremises(null, part), source, goal, traffic, clientPorts);
            }
        }
    }

    /// <summary>Between what is outside: the internet and on premises, or on premises with itself, through the estate.</summary>
    public IEnumerable<PartyFlow> Outside(
        AddressSet internetFrom, AddressSet onPremisesFrom, AddressSet internetTo, AddressSet onPremisesTo,
        TrafficSet traffic, ValueSet clientPorts)
    {
        foreach (var family in Families)
        {
            foreach (var sender in SendersOutside(internetFrom, onPremisesFrom, family))
            {
                foreach (var goal in GoalsOutside(internetTo, onPremisesTo, family))
                {
                    // The internet's traffic with itself does not cross the estate.
                    if (sender is Sender.OnInternet && goal.Place == GoalPlace.Internet)
                        continue;
                    yield return Prove(PartyOf(sender), PartyOf(goal), sender, goal, traffic, clientPorts);
                }
            }
        }
    }

    /// <summary>A flow's traffic asked again for another end that its address may lead to: what is behind a load balancer.</summary>
    public PartyFlow Again(PartyFlow flow, Goal goal, TrafficSet traffic, ValueSet clientPorts) =>
        flow with { Goal = goal, Answer = prover.Prove(flow.Sender, goal, traffic, clientPorts) };

    private IEnumerable<Sender> SendersOutside(AddressSet internet, AddressSet onPremises, AddressFamily family)
    {
        foreach (var sender in internet.IsEmpty ? [] : _pairs.SendersIn(new Side<Sender>.Internet(), null, family))
        {
            if (sender is Sender.OnInternet one && Within(one.Address, one.All, internet) is var (address, part))
                yield return new Sender.OnInternet(address, part);
        }

        foreach (var sender in onPremises.IsEmpty ? [] : _pairs.SendersIn(new Side<Sender>.OnPremises(null), null, family))
        {
            if (sender is Sender.OnPremises one && Within(one.Address, one.All, onPremises) is var (address, part))
                yield return new Sender.OnPremises(address, one.Entry, part);
        }
    }

    private IEnumerable<Goal> GoalsOutside(AddressSet internet, AddressSet onPremises, AddressFamily family)
    {
        foreach (var goal in internet.IsEmpty ? [] : _pairs.GoalsIn(new Side<Goal>.Internet(), null, family))
        {
            if (Within(goal.Address, goal.All!, internet) is var (address, part))
                yield return goal with { Address = address, All = part };
        }

        foreach (var goal in onPremises.IsEmpty ? [] : _pairs.GoalsIn(new Side<Goal>.OnPremises(null), null, family))
        {
            if (Within(goal.Address, goal.All!, onPremises) is var (address, part))
                yield return goal with { Address = address, All = part };
        }
    }

    private static Party PartyOf(Sender sender) => sender switch
    {
        Sender.OnInternet internet => new Party.Internet(internet.All),
        Sender.OnPremises onPremises => new Party.OnPremises(onPremises.Entry, onPremises.All),
        _ => throw new ArgumentException("the sender is not outside", nameof(sender)),
    };

    private static Party PartyOf(Goal goal) => goal.Place == GoalPlace.Internet
        ? new Party.Internet(goal.All!)
        : new Party.OnPremises(null, goal.All!);

    /// <summary>The part of a cell that is asked about, with an address of it; null where there is none.</summary>
    private static (Address Address, AddressSet Part)? Within(Address representative, AddressSet cell, AddressSet asked)
    {
        if (ReferenceEquals(cell, asked) || asked.Contains(cell))
            return (representative, cell);
        var part = cell.Intersect(asked);
        if (part.IsEmpty)
            return null;
        return part.Contains(representative)
            ? (representative, part)
            : (new Address(part.Ranges[0].Family, part.Ranges[0].First), part);
    }

    private PartyFlow Prove(
        Party from, Party to, Sender sender, Goal goal, TrafficSet traffic, ValueSet clientPorts) =>
        new(
            from,
            to,
            sender,
            goal,
            (sender is Sender.OfInterface inside && goal.Holder is not null ? Plain.Prove(inside, goal, traffic, clientPorts) : null)
                ?? prover.Prove(sender, goal, traffic, clientPorts));
}
