using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Graph.Model.Addressing;

namespace Graph.Cli.Shell;

/// <summary>Arguments and options that several commands have, each with its own error message.</summary>
internal static class CommonOptions
{
    public static Argument<string> Snapshot() => new("FILE")
    {
        Description = "A snapshot; or a folder or zip of describe JSON, which is imported on the fly.",
    };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Print every warning of an import." };

    public static Option<bool> Strict() => new("--strict")
    {
        Description = "Take no default where the input cannot tell: such an answer is unknown.",
    };

    public static Option<string[]> Assume()
    {
        var option = new Option<string[]>("--assume")
        {
            Description = "Turn an assumption. inspection=pass: what inspects packets on their way lets them pass. "
                + "ID=off: no verdict rests on the assumption; it is unknown instead.",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var known = string.Join(", ", WalkerChoices.Known);
        option.CompletionSources.Add([.. WalkerChoices.Known]);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!WalkerChoices.Known.Contains(token.Value))
                    result.AddError($"`{token.Value}` is no assumption: give one of {known}");
            }
        });
        return option;
    }

    /// <summary>One of some words; the first is the default.</summary>
    public static Option<string> Format(params string[] words) =>
        Choice("--format", "How the result is written.", words);

    public static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            var word = result.Tokens is [var token] ? token.Value : words[0];
            if (!words.Contains(word))
                result.AddError($"`{word}` is not known to {name}: give {string.Join(" or ", words)}");
        });
        return option;
    }

    public static Option<IpProtocol> Protocol()
    {
        var option = new Option<IpProtocol>("--protocol")
        {
            Description = "tcp, udp, icmp (echo) or a protocol's number.",
            HelpName = "PROTOCOL",
            DefaultValueFactory = _ => IpProtocol.Tcp,
            CustomParser = result => Parse<IpProtocol>(
                result,
                IpProtocol.TryParse,
                text => $"`{text}` is no protocol: give tcp, udp, icmp or a number up to 255"),
        };
        option.CompletionSources.Add("tcp", "udp", "icmp");
        return option;
    }

    public static Option<ushort?> Port(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PORT",
        CustomParser = result => Parse<ushort>(
            result, TryParsePort, text => $"`{text}` is no port: give a number up to 65535"),
    };

    /// <summary>A number from 0 on.</summary>
    public static Option<int> Count(string name, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse<int>(result, TryParseCount, text => $"`{text}` is nothing for {name}: give a number from 0 on"),
    };

    private delegate bool TryParse<T>(ReadOnlySpan<char> text, out T value);

    private static bool TryParsePort(ReadOnlySpan<char> text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);

    private static bool TryParseCount(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static T Parse<T>(ArgumentResult result, TryParse<T> tryParse, Func<string, string> error)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (!tryParse(text, out var value))
            result.AddError(error(text));
        return value;
    }
}
