using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Rules;

namespace Graph.Threats.Scopes;

/// <summary>
/// Finds the paths that fit an access scope, over everything that the prover shows to get anywhere. As AWS's analyzer it looks at TCP
/// and UDP, at requests only, and goes on from load balancers to their targets; unlike it, it finds all paths and both families.
/// A path that begins at a peering or a transit gateway begins here at whoever is behind it.
/// </summary>
public sealed class ScopeSearch
{
    private readonly ThreatContext _context;
    private readonly Passage _passage;
    private readonly HeaderAddresses _addresses;
    private readonly ILookup<string, Cidr> _lists;

    private ScopeSearch(ThreatContext context)
    {
        _context = context;
        _passage = context.Shared(_ => new Passage(_));
        _lists = context.Estate.Rows<PrefixListEntry>().ToLookup(entry => entry.PrefixList.Value, entry => entry.Block, StringComparer.Ordinal);
        _addresses = new HeaderAddresses(_lists);
    }

    public static ScopeResult Find(ThreatContext context, AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(scope);
        return new ScopeSearch(context).Find(scope);
    }

    private ScopeResult Find(AccessScope scope)
    {
        var flows = _context.Flows.All;
        var relayed = new RelayedPaths(_context, flows);
        var found = new List<ScopeFinding>();
        var missing = new SortedSet<MissingFact>(_context.Flows.Missing.Concat(MissingOf(scope)));
        foreach (var direct in flows.Select(PathsOf).Where(paths => !paths.IsEmpty))
        {
            foreach (var paths in relayed.From(direct).Prepend(direct))
            {
                foreach (var fit in Fitting(scope, paths))
                    Report(fit, found, missing);
            }
        }

        return new([.. found.GroupBy(one => (one.Source.ToString(), one.Destination.ToString(), one.Relay)).Select(Merged)], [.. missing]);
    }

    /// <summary>The parts that some match path takes in and no exclude path takes out.</summary>
    private IEnumerable<PathSet> Fitting(AccessScope scope, PathSet paths)
    {
        // A network load balancer's own interfaces are no ends: what comes to them ends at a target.
        if (paths is { IsDirect: true, Destination: PathEnd.Inside { Members: [{ Interface.Row.InterfaceType: "network_load_balancer" }, ..] } })
            yield break;
        var left = new List<PathSet> { paths };
        var fitting = new List<PathSet>();
        foreach (var path in scope.Match.SelectMany(one => AtomicPath.Of(one, _addresses, isKeen: true)))
            left = Divide(path, left, fitting);
        foreach (var path in scope.Exclude.SelectMany(one => AtomicPath.Of(one, _addresses, isKeen: false)))
            fitting = Divide(path, fitting, []);
        foreach (var one in fitting.Select(one => one.WithoutItself()).Where(one => !one.IsEmpty))
            yield return one;
    }

    private List<PathSet> Divide(AtomicPath path, List<PathSet> sets, List<PathSet> inside)
    {
        var rest = new List<PathSet>();
        foreach (var one in sets)
        {
            var (kept, others) = (path with { IsRelayed = !one.IsDirect }).Divide(one, _passage);
            if (!kept.IsEmpty)
                inside.Add(kept);
            rest.AddRange(others);
        }

        return rest;
    }

    private void Report(PathSet fit, List<ScopeFinding> found, SortedSet<MissingFact> missing)
    {
        var first = CertainOf(fit.First);
        var certain = fit.IsDirect ? fit.Sent.Intersect(first)
            : fit.Sent.Intersect(first).IsEmpty || (fit.Second is { } second && fit.Arriving.Intersect(CertainOf(second)).IsEmpty) ? TrafficSet.Empty
            : fit.Second is { } other ? fit.Arriving.Intersect(CertainOf(other)) : fit.Arriving;
        if (certain.IsEmpty)
        {
            var facts = fit.First.Missing.Concat(fit.Second?.Missing ?? []).ToList();
            missing.UnionWith(facts.Count > 0
                ? facts
                : [new($"{fit.First.SourceAddress} to {fit.First.DestinationAddress}", "whether these packets get through is not known")]);
            return;
        }

        if (fit.Relay is not { Answers: false, Target: { } target } || IsPassedOnTo(fit, target))
            found.Add(new(GroupOf(fit.Source, fit.First.Source), GroupOf(fit.Destination, fit.First.Destination), certain, fit.Relay?.Id));
    }

    /// <summary>Whether a network load balancer gets through to this target, were it the only one of its group.</summary>
    private bool IsPassedOnTo(PathSet fit, Target target)
    {
        var alone = _context.Estate.With(_context.Estate.Rows<Target>().Where(row => row.TargetGroup != target.TargetGroup || row == target));
        var prover = new Engine.Prover(alone, _context.Options, _context.Policy.Tagging.Tiers);
        return prover.Survey(fit.Sent).Flows.Any(flow => flow.DestinationAddress == fit.First.DestinationAddress
            && flow.SourceAddress == fit.First.SourceAddress && flow.Delivered.Overlaps(fit.Sent));
    }

    private static TrafficSet CertainOf(SurveyFlow flow) => flow.Delivered.Union(flow.Reachable);

    private PathSet PathsOf(SurveyFlow flow)
    {
        var traffic = Passage.PossibleOf(flow).Intersect(TrafficSet.AllPorts);
        var staysInside = flow is { Source: EndpointGroup.Interfaces, Destination: EndpointGroup.Interfaces };
        return new(
            EndOf(flow.Source, flow.SourceAddress, address => staysInside ? address : PublicOf(flow.Source, address)),
            EndOf(flow.Destination, flow.DestinationAddress, address => address),
            traffic,
            traffic,
            flow,
            null,
            null);
    }

    private PathEnd EndOf(EndpointGroup group, Address address, Func<Address, Address?> arriving) => group switch
    {
        EndpointGroup.Internet { Addresses: var addresses } => new PathEnd.Outside(group, addresses),
        EndpointGroup.OnPremises { Addresses: var addresses } => new PathEnd.Outside(group, addresses),
        EndpointGroup.Interfaces { Ids: var ids } => new PathEnd.Inside([.. MembersOf(ids, address, arriving)]),
        _ => throw new InvalidOperationException("a group is one of the above"),
    };

    /// <summary>Members of a class have their addresses in the same order, so that the one that was asked tells which one of each other.</summary>
    private IEnumerable<Member> MembersOf(ImmutableArray<string> ids, Address address, Func<Address, Address?> arriving)
    {
        var profiles = ids.Select(id => _context.Placement.OfInterface(id).Interfaces.Single(one => one.Id == id)).ToList();
        var (index, isPublic) = profiles.SelectMany(one => one.Addresses.Select((row, at) => (row, at)))
            .Where(pair => pair.row.Address == address || pair.row.PublicAddress == address)
            .Select(pair => (pair.at, pair.row.Address != address)).FirstOrDefault((-1, false));
        foreach (var one in profiles)
        {
            var row = index >= 0 && index < one.Addresses.Length ? one.Addresses[index] : null;
            yield return new(
                one,
                row is null ? address : isPublic ? row.PublicAddress ?? address : row.Address,
                arriving(row?.Address ?? address));
        }
    }

    /// <summary>What the internet sees of a source: its mapped address; null where a NAT gateway decides.</summary>
    private Address? PublicOf(EndpointGroup group, Address address) => group is EndpointGroup.Interfaces { Ids: var ids }
        ? ids.Select(id => _context.Placement.OfInterface(id)).SelectMany(asset => asset.Interfaces).SelectMany(one => one.Addresses)
            .Where(row => row.Address == address).Select(row => row.PublicAddress ?? (address.Family == AddressFamily.IPv6 ? address : null)).FirstOrDefault()
        : address;

    private static EndpointGroup GroupOf(PathEnd end, EndpointGroup whole) => end switch
    {
        PathEnd.Inside inside => new EndpointGroup.Interfaces([.. inside.Members.Select(member => member.Interface.Id)]),
        PathEnd.Outside { Group: EndpointGroup.OnPremises onPremises, Addresses: var addresses } => onPremises with { Addresses = addresses },
        PathEnd.Outside { Addresses: var addresses } => new EndpointGroup.Internet(addresses),
        _ => whole,
    };

    private static ScopeFinding Merged(IEnumerable<ScopeFinding> alike) => alike.Aggregate((one, other) => one with
    {
        Source = (one.Source, other.Source) switch
        {
            (EndpointGroup.Internet first, EndpointGroup.Internet second) => new EndpointGroup.Internet(first.Addresses.Union(second.Addresses)),
            (EndpointGroup.OnPremises first, EndpointGroup.OnPremises second) => first with { Addresses = first.Addresses.Union(second.Addresses) },
            _ => one.Source,
        },
        Destination = (one.Destination, other.Destination) switch
        {
            (EndpointGroup.Internet first, EndpointGroup.Internet second) => new EndpointGroup.Internet(first.Addresses.Union(second.Addresses)),
            (EndpointGroup.OnPremises first, EndpointGroup.OnPremises second) => first with { Addresses = first.Addresses.Union(second.Addresses) },
            _ => one.Destination,
        },
        Traffic = one.Traffic.Union(other.Traffic),
    });

    /// <summary>Instances may be told of by their interfaces alone.</summary>
    private bool IsThere(string id) =>
        _context.Estate.Resources.Any(one => one.ResourceId == id) || _context.Prover.Interfaces.Any(one => one.Row.Instance?.Value == id);

    /// <summary>What a scope names and the snapshot does not hold, and ends that lead out of it.</summary>
    private IEnumerable<MissingFact> MissingOf(AccessScope scope)
    {
        foreach (var path in scope.Match.Concat(scope.Exclude))
        {
            foreach (var header in new[] { path.Source?.Header, path.Destination?.Header }.OfType<HeaderStatement>())
            {
                foreach (var list in header.SourcePrefixLists.Concat(header.DestinationPrefixLists).Where(list => !_lists.Contains(list)))
                    yield return new(list, "the scope names the prefix list, and its entries are not in the snapshot");
            }
        }

        foreach (var named in scope.Match.SelectMany(path => new[] { path.Source?.Resource, path.Destination?.Resource }).OfType<ResourceStatement>()
            .SelectMany(statement => statement.Resources).Select(EndStatement.IdOf).Distinct(StringComparer.Ordinal))
        {
            if (!EndStatement.IsFollowed(named))
                yield return new(named, "the scope names it, and what begins or ends there is not followed");
            else if (!IsThere(named))
                yield return new(named, "the scope names it, and it is not in the snapshot");
        }

        foreach (var named in scope.Match.Select(path => path.Through).OfType<ResourceStatement>()
            .SelectMany(statement => statement.Resources).Select(EndStatement.IdOf).Distinct(StringComparer.Ordinal))
        {
            if (!IsThere(named))
                yield return new(named, "the scope names it, and it is not in the snapshot");
        }

        var types = scope.Match.SelectMany(path => new[] { path.Source?.Resource, path.Destination?.Resource }).OfType<ResourceStatement>()
            .SelectMany(statement => statement.Types).ToHashSet(StringComparer.Ordinal);
        if (types.Contains(ResourceTypes.VpcPeeringConnection))
        {
            var vpcs = _context.Estate.Rows<Vpc>().Select(row => row.Id).ToHashSet();
            foreach (var peering in _context.Estate.Rows<VpcPeeringConnection>().Where(row => row.IsActive))
            {
                if (peering.RequesterVpc is not { } one || peering.AccepterVpc is not { } other || !vpcs.Contains(one) || !vpcs.Contains(other))
                    yield return new(peering.Id.Value, "the VPC at its other end is not in the snapshot");
            }
        }

        var ends = scope.Match.Select(path => path.Destination?.Resource).OfType<ResourceStatement>().SelectMany(EndStatement.Of).ToList();
        foreach (var endpoint in _context.Estate.Rows<VpcEndpoint>().Where(row => row.Type is "Gateway"))
        {
            if (ends.Any(end => end.Text == ResourceTypes.VpcEndpoint || end.Text == endpoint.Id.Value))
                yield return new(endpoint.Id.Value, "requests by a gateway endpoint are not followed to its service");
        }

        if (types.Contains(ResourceTypes.VpcEndpointService) && _context.Estate.Rows<VpcEndpointService>().Any(row => row.LoadBalancers.Count > 0))
            yield return new("endpoint services", "who uses them is in no answer that is read");
    }
}
