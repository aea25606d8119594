using System.CommandLine;
using System.Globalization;
using Graph.Collector.Aws;
using Graph.Collector.Collecting;

namespace Graph.Collector.Commands;

/// <summary>The options of a collection.</summary>
internal sealed class CollectOptions
{
    public Option<string?> Output { get; } = new("--output", "-o") { Description = "The snapshot to write.", HelpName = "FILE" };

    public Option<string?> Profile { get; } = new("--profile")
    {
        Description = "The AWS profile; else the SDK's way: environment, default profile, container, instance.",
        HelpName = "NAME",
    };

    public Option<string[]> Regions { get; } =
        Words("--regions", "Regions, with commas. All that are enabled if not given.", "R,R");

    public Option<string[]> Accounts { get; } =
        Words("--accounts", "Accounts to read, with commas. The caller's own if not given.", "A,A");

    public Option<string?> AccountsFile { get; } = new("--accounts-file")
    {
        Description = "Accounts, one a line, or what `aws organizations list-accounts` prints.",
        HelpName = "FILE",
    };

    public Option<bool> IsOrganization { get; } = new("--organization")
    {
        Description = "All active accounts of the organization.",
    };

    public Option<string?> RoleName { get; } = new("--role-name")
    {
        Description = "The role to take in each account but the caller's own.",
        HelpName = "NAME",
    };

    public Option<string?> ExternalId { get; } = new("--external-id")
    {
        Description = "What the role's trust policy asks for.",
        HelpName = "TEXT",
    };

    public Option<string[]> Only { get; } = Words("--only", "Only these kinds, with commas: vpcs, rds, ...", "KIND,KIND");

    public Option<string[]> Skip { get; } = Words("--skip", "Leave out these kinds, with commas.", "KIND,KIND");

    public Option<bool> IsDry { get; } = new("--dry-run") { Description = "List the calls; ask AWS nothing." };

    public Option<bool> IsResumed { get; } = new("--resume")
    {
        Description = "Go on where an interrupted run ended; what it read whole is not asked again.",
    };

    public Option<bool> IsAnonymous { get; } = new("--anonymous")
    {
        Description = "Record the caller without the session's name, which often is a person's.",
    };

    public Option<string?> Sign { get; } = new("--sign")
    {
        Description = "Sign the snapshot with this private key (PEM, ECDSA P-256); FILE.sig is written beside it.",
        HelpName = "KEY",
    };

    public Option<int> Parallel { get; } = new("--parallel")
    {
        Description = "Calls under way at once.",
        HelpName = "N",
        DefaultValueFactory = _ => CollectionLimits.Default.Parallelism,
    };

    public Option<double> Budget { get; } = new("--budget")
    {
        Description = "Minutes that all may take. What is not read by then is told as interrupted.",
        HelpName = "MINUTES",
        DefaultValueFactory = _ => CollectionLimits.Default.Budget.TotalMinutes,
    };

    public Option<double> Silence { get; } = new("--timeout")
    {
        Description = "Seconds that AWS may be silent within one request.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => CollectionLimits.Default.Silence.TotalSeconds,
    };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "How the result is written.",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
    };

    public IEnumerable<Option> All =>
    [
        Output, Profile, Regions, Accounts, AccountsFile, IsOrganization, RoleName, ExternalId, Only, Skip, IsDry, IsResumed,
        IsAnonymous, Sign, Parallel, Budget, Silence, Format,
    ];

    public CollectOptions()
    {
        Positive(Parallel, 256);
        Positive(Budget, 60 * 24 * 7);
        Positive(Silence, 3600);
        Format.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("text" or "json"))
                result.AddError($"`{token.Value}` is not known to --format: give text or json");
        });
    }

    /// <exception cref="UsageException">an account is none, or the file cannot be read.</exception>
    public PlanRequest RequestOf(ParseResult parsed)
    {
        var accounts = Split(parsed.GetValue(Accounts));
        if (parsed.GetValue(AccountsFile) is { } path)
            accounts.AddRange(AccountList.Read(path));
        if (accounts.Find(account => account.Length != 12 || !account.All(char.IsAsciiDigit)) is { } wrong)
            throw new UsageException($"`{wrong}` is no account: give its 12 digits");
        return new PlanRequest(
            parsed.GetValue(Profile),
            Split(parsed.GetValue(Regions)),
            accounts,
            parsed.GetValue(RoleName) is { } role ? new RoleChoice(role.TrimStart('/'), parsed.GetValue(ExternalId)) : null,
            parsed.GetValue(IsOrganization));
    }

    public CollectionLimits LimitsOf(ParseResult parsed) => new(
        parsed.GetValue(Parallel),
        TimeSpan.FromMinutes(parsed.GetValue(Budget)),
        TimeSpan.FromSeconds(parsed.GetValue(Silence)));

    public static List<string> Split(string[]? words) =>
    [
        .. (words ?? []).SelectMany(
            word => word.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static Option<string[]> Words(string name, string description, string help) => new(name)
    {
        Description = description,
        HelpName = help,
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private static void Positive<T>(Option<T> option, double most)
        where T : struct => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            var isNumber = double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
            if (!isNumber || value <= 0 || value > most)
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"`{token.Value}` is not for {option.Name}: give a number above 0, up to {most}"));
            }
        }
    });
}
