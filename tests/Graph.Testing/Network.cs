using System.Collections.Frozen;
using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Testing.Questions;

namespace Graph.Testing;

/// <summary>
/// An estate and what is expected of it, over all packets: <c>network.ShouldNotReach(Internet, Tier.Persistent, Ports.Db)</c>. Reaching
/// is request and reply, from any client port of 1024-65535. An expectation that fails throws
/// <see cref="ReachabilityException"/> with the way of one packet, hop by hop; so does one that cannot be decided, with the facts that
/// are missing, and one about nobody. Immutable; may be asked from several threads.
/// </summary>
public sealed class Network
{
    private readonly WalkerOptions _options;
    private readonly Lazy<Prover> _prover;
    private readonly Lazy<Walker> _walker;

    public Network(Estate estate)
        : this(estate, WalkerOptions.Default)
    {
    }

    private Network(Estate estate, WalkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(estate);
        Estate = estate;
        _options = options;
        _prover = new(() => new Prover(estate, new ProverOptions(options.Strict, options.Assumed)));
        _walker = new(() => new Walker(estate, options));
    }

    public Estate Estate { get; }

    /// <summary>
    /// The estate of a snapshot file, or of a folder or zip of what the AWS CLI prints. What the input lacks makes expectations
    /// fail that depend on it, never pass.
    /// </summary>
    /// <exception cref="Snapshots.SnapshotException">nothing there can be read.</exception>
    public static Network Load(string path) => new(NetworkFile.Read(path));

    /// <summary>The same estate with a choice made: `inspection=pass`.</summary>
    /// <exception cref="ArgumentException">there is no such choice.</exception>
    public Network Assuming(string choice) => WalkerOptions.Choices.Contains(choice, StringComparer.Ordinal)
        ? new(Estate, _options with { Assumed = _options.Assumed.Append(choice).ToFrozenSet(StringComparer.Ordinal) })
        : throw new ArgumentException(
            $"`{choice}` is no choice: give one of {string.Join(", ", WalkerOptions.Choices)}", nameof(choice));

    /// <summary>The same estate without defaults for what the input cannot tell.</summary>
    public Network Strictly() => new(Estate, _options with { Strict = true });

    /// <summary>The answer itself: for each group of destinations that are alike, what reaches it and what is unknown.</summary>
    public ProveAnswer Ask(Endpoints from, Endpoints to, Ports ports)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(ports);
        return _prover.Value.Prove(new(from.Selector, to.Selector, ports.Traffic, ValueSet.Of(PortRange.Ephemeral)));
    }

    /// <summary>Known controls stop every packet from every source to every destination, or its reply.</summary>
    public Network ShouldNotReach(Endpoints from, Endpoints to, Ports ports)
    {
        var answer = Ask(from, to, ports);
        Refute(answer, $"expected that nothing gets from {from} to {to} on {ports}");
        RequireSomebody(from);
        RequireSomebody(to);
        return this;
    }

    /// <summary>Every destination is reached from some source on some of the ports.</summary>
    public Network ShouldReach(Endpoints from, Endpoints to, Ports ports)
    {
        var answer = Ask(from, to, ports);
        RequireSomebody(from);
        RequireSomebody(to);
        if (answer.EveryDestination != Verdict.Reachable)
        {
            var left = answer.EveryDestination == Verdict.Unreachable ? Verdict.Unreachable : Verdict.Unknown;
            throw Unmet(answer, left, $"expected that each of {to} is reached from {from} on {ports}");
        }

        return this;
    }

    /// <summary>On these ports the sources reach nothing but these destinations: no other host, nor the internet.</summary>
    public Network ShouldOnlyReach(Endpoints from, Endpoints to, Ports ports)
    {
        ArgumentNullException.ThrowIfNull(to);
        Refute(Ask(from, !to, ports), $"expected that {from} reaches nothing but {to} on {ports}");
        RequireSomebody(from);
        return this;
    }

    /// <summary>On these ports nobody but these sources reaches the destinations: no other host, nor the internet.</summary>
    public Network ShouldOnlyBeReachedFrom(Endpoints to, Endpoints from, Ports ports)
    {
        ArgumentNullException.ThrowIfNull(from);
        Refute(Ask(!from, to, ports), $"expected that nothing but {from} gets to {to} on {ports}");
        RequireSomebody(to);
        return this;
    }

    private void Refute(ProveAnswer answer, string expectation)
    {
        if (answer.Verdict != Verdict.Unreachable)
            throw Unmet(answer, answer.Verdict, expectation);
    }

    private ReachabilityException Unmet(ProveAnswer answer, Verdict offending, string expectation) =>
        new(new Offence(answer, offending, _walker.Value).Describe(expectation));

    /// <summary>An expectation about nobody would hold of any estate: most likely its selector is wrong.</summary>
    private void RequireSomebody(Endpoints endpoints)
    {
        // A question from nobody costs nothing, and its groups are all that the selector stands for.
        var nobody = new Selector.Block(Cidr.Parse("127.0.0.1/32"));
        var answer = _prover.Value.Prove(new(nobody, endpoints.Selector, TrafficSet.Empty, ValueSet.Empty));
        if (answer.Groups.IsEmpty && answer.Missing.IsEmpty)
            throw new ReachabilityException($"an expectation about nobody: the estate has no `{endpoints}`");
    }
}
