using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Threats.Policies;

namespace Graph.Threats.Placement;

/// <summary>
/// What assets are for: by their role tag; by what AWS runs there; else a guess by the ports that their groups name and by the words of
/// their name.
/// </summary>
internal sealed class RoleFinder
{
    // A port that names a service (IANA), and the role that runs it.
    private static readonly (IpProtocol Protocol, int Port, Role Role)[] ServicePorts =
    [
        (IpProtocol.Udp, 53, Role.Dns), (IpProtocol.Tcp, 25, Role.Smtp), (IpProtocol.Tcp, 465, Role.Smtp), (IpProtocol.Tcp, 587, Role.Smtp),
        (IpProtocol.Udp, 514, Role.Monitoring), (IpProtocol.Tcp, 514, Role.Monitoring), (IpProtocol.Tcp, 6514, Role.Monitoring),
    ];

    private readonly Policy _policy;
    private readonly Tags _tags;
    private readonly ILookup<string, SecurityGroupRule> _inbound;
    private readonly FrozenSet<string> _routeTargets;

    public RoleFinder(Estate estate, Policy policy, Tags tags)
    {
        _policy = policy;
        _tags = tags;
        _inbound = estate.Rows<SecurityGroupRule>().Where(rule => !rule.IsEgress)
            .ToLookup(rule => rule.Group.Value, StringComparer.Ordinal);
        _routeTargets = estate.Rows<Route>().Where(route => route.Destination is { IsEverything: true })
            .Select(route => route.Target.Id).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Sorted by role; a tag that names a role leaves no room for guesses.</summary>
    public ImmutableArray<PlacedRole> Of(ImmutableArray<InterfaceProfile> interfaces, string? name)
    {
        var certain = Told(interfaces).Concat(Known(interfaces)).ToList();
        var all = certain.Any(one => !one.IsInferred) ? certain : certain.Concat(Guessed(interfaces, name));
        return [.. all.DistinctBy(one => one.Role).OrderBy(one => one.Role)];
    }

    private IEnumerable<PlacedRole> Told(ImmutableArray<InterfaceProfile> interfaces)
    {
        foreach (var tag in interfaces.SelectMany(_tags.Of).Where(tag => _policy.Tagging.Role.IsKey(tag.Key)))
        {
            if (RoleWords.TryParse(_policy.Tagging.Role.Canonical(tag.Value), out var role))
                yield return new(role, false, $"its tag {tag.Key}={tag.Value}");
        }
    }

    private IEnumerable<PlacedRole> Known(ImmutableArray<InterfaceProfile> interfaces)
    {
        foreach (var one in interfaces)
        {
            if (one.Kind == InterfaceKind.LoadBalancer)
                yield return new(Role.LoadBalancer, true, "a load balancer");
            if (one.Kind == InterfaceKind.NatGateway)
                yield return new(Role.Nat, true, "a NAT gateway");
            if (one.ManagedService is { } service)
                yield return new(Role.Database, true, $"an interface of {service}");
            if (!one.Row.SourceDestCheck
                && (_routeTargets.Contains(one.Id) || (one.Row.Instance is { } host && _routeTargets.Contains(host.Value))))
                yield return new(Role.Nat, true, $"default routes lead to {one.Id}, and its source/destination check is off");
        }
    }

    private IEnumerable<PlacedRole> Guessed(ImmutableArray<InterfaceProfile> interfaces, string? name)
    {
        if (!interfaces.All(one => one.Kind == InterfaceKind.Host && one.ManagedService is null))
            yield break;
        foreach (var rule in interfaces.SelectMany(one => one.Groups).Distinct().SelectMany(group => _inbound[group]))
        {
            if (RoleOf(rule) is { } role)
                yield return new(role, true, $"rule {rule.RuleId} admits {rule.Protocol} {rule.FromPort}", IsGuess: true);
        }

        foreach (var word in Words(name))
        {
            if (_policy.Tagging.Role.IsKnown(word) && RoleWords.TryParse(_policy.Tagging.Role.Canonical(word), out var role))
                yield return new(role, true, $"its name {name}", IsGuess: true);
        }
    }

    /// <summary>Of a rule for one port alone: wider ones tell nothing.</summary>
    private Role? RoleOf(SecurityGroupRule rule)
    {
        if (rule.FromPort is not { } port || rule.ToPort != port || !rule.Protocol.HasPorts)
            return null;
        if (rule.Protocol == IpProtocol.Tcp && _policy.PortSet("db").Contains(port))
            return Role.Database;
        foreach (var (protocol, known, role) in ServicePorts)
        {
            if (protocol == rule.Protocol && known == port)
                return role;
        }

        return null;
    }

    /// <summary>`dns-1` is `dns` and `1`; `jump-host` is also one word.</summary>
    private static IEnumerable<string> Words(string? name)
    {
        if (name is null)
            yield break;
        var words = name.Split(['-', '_', '.', ' ', '/', ':'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            yield return words[i];
            if (i + 1 < words.Length)
                yield return $"{words[i]}-{words[i + 1]}";
        }
    }
}
