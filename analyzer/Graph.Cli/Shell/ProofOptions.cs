using System.CommandLine;
using Graph.Engine.Matrices;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Cli.Shell;

/// <summary>Options of the commands that ask about sets of packets.</summary>
internal static class ProofOptions
{
    public static Option<Selector> Selector(string name, string description)
    {
        return new Option<Selector>(name)
        {
            Description = description,
            HelpName = "SELECTOR",
            Required = true,
            CustomParser = result => Try(result, Graph.Engine.Selecting.Selector.Parse),
        };
    }

    public static Option<Grouping> Grouping()
    {
        var option = new Option<Grouping>("--by")
        {
            Description = "What groups are: tier, vpc, subnet or tag:KEY.",
            HelpName = "GROUPING",
            DefaultValueFactory = _ => new Grouping.ByTier(),
            CustomParser = result => Try(result, Graph.Engine.Matrices.Grouping.Parse),
        };
        option.CompletionSources.Add("tier", "vpc", "subnet", "tag:");
        return option;
    }

    public static Option<string> Protocol()
    {
        var option = new Option<string>("--protocol")
        {
            Description = "tcp, udp, icmp (echo), any (all there is) or a protocol's number.",
            HelpName = "PROTOCOL",
            DefaultValueFactory = _ => "tcp",
        };
        option.CompletionSources.Add("tcp", "udp", "icmp", "any");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text != "any" && !IpProtocol.TryParse(text, out _))
                result.AddError($"`{text}` is no protocol: give tcp, udp, icmp, any or a number up to 255");
        });
        return option;
    }

    /// <summary>The traffic that a protocol and a set of ports mean together.</summary>
    /// <exception cref="UsageException">ports of a protocol that has none.</exception>
    public static TrafficSet TrafficOf(string protocol, ValueSet ports)
    {
        if (protocol is "any" or "all" or "-1")
            return ports.IsAll ? TrafficSet.All : TrafficSet.OfTcp(ports).Union(TrafficSet.OfUdp(ports));
        var parsed = IpProtocol.Parse(protocol);
        if (parsed.HasPorts)
            return TrafficSet.Of(parsed, ports);
        if (!ports.IsAll)
            throw new UsageException($"`{protocol}` has no ports: leave --ports out");
        return parsed.IsIcmp ? TrafficSet.Echo : TrafficSet.Of(parsed);
    }

    private static T Try<T>(System.CommandLine.Parsing.ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            result.AddError(e.Message);
            return default!;
        }
    }
}
