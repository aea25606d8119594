using Amazon;
using Graph.Collector.Aws;
using Graph.Model;

namespace Graph.Collector.Collecting;

/// <summary>What the command line asks for.</summary>
/// <param name="Profile">the AWS profile; null: the SDK's default.</param>
/// <param name="Regions">empty: all that are enabled.</param>
/// <param name="Accounts">empty: the caller's own.</param>
/// <param name="Role">taken in every account but the caller's own.</param>
/// <param name="AsksOrganization">whether the organization's accounts are added.</param>
internal sealed record PlanRequest(
    string? Profile,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Accounts,
    RoleChoice? Role,
    bool AsksOrganization);

/// <summary>An account, and whoever reads it; or why nobody can.</summary>
/// <param name="Problem">why the account cannot be read at all; null where it can.</param>
internal sealed record PlannedAccount(
    string Account, Caller? Caller, IReadOnlyList<string> Regions, Failure? Problem);

/// <summary>The accounts and regions of a collection, found out before the first of them is read.</summary>
internal sealed record Plan(Caller Caller, IReadOnlyList<PlannedAccount> Accounts)
{
    public IEnumerable<(PlannedAccount Account, Scope Scope)> Scopes => Accounts.SelectMany(
        account => account.Regions.Select(region => (account, new Scope(account.Account, region))));

    /// <exception cref="UsageException">no credentials, an unknown region, no role for other accounts.</exception>
    public static async Task<Plan> MakeAsync(PlanRequest request, TimeSpan silence, CancellationToken cancellation)
    {
        var home = Aws.Regions.Home(request.Regions, request.Profile);
        var caller = await Caller.FindAsync(request.Profile, home, silence, cancellation);
        var accounts = request.Accounts.ToList();
        if (request.AsksOrganization)
            accounts.AddRange(await Organization.AccountsAsync(caller, silence, cancellation));
        if (accounts.Count == 0)
            accounts.Add(caller.Account);
        accounts = [.. accounts.Distinct().Order(StringComparer.Ordinal)];
        if (request.Role is null && accounts.Find(account => account != caller.Account) is { } foreign)
        {
            throw new UsageException(
                $"account `{foreign}` is not the caller's own ({caller.Account}): say which role to take with --role-name");
        }

        var planned = new List<PlannedAccount>();
        foreach (var account in accounts)
            planned.Add(await PlanAccountAsync(account, caller, request, home, silence, cancellation));
        // The regions of an account that cannot be read are not known; those of the others stand for them.
        var all = planned.SelectMany(account => account.Regions).Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
            all = request.Regions.Count > 0 ? [.. request.Regions] : [home.SystemName];
        return new Plan(
            caller, [.. planned.Select(account => account.Regions.Count > 0 ? account : account with { Regions = all })]);
    }

    private static async Task<PlannedAccount> PlanAccountAsync(
        string account, Caller caller, PlanRequest request, RegionEndpoint home, TimeSpan silence, CancellationToken cancellation)
    {
        var reader = caller;
        if (account != caller.Account)
        {
            try
            {
                reader = await caller.AssumeAsync(request.Role!, account, home, silence, cancellation);
            }
            catch (Amazon.Runtime.AmazonServiceException e)
            {
                return new PlannedAccount(
                    account, null, [], new Failure(
                        Model.Coverage.CoverageOutcome.Denied, $"role `{request.Role!.Name}` is refused ({Caller.Code(e)})"));
            }
            catch (Exception e) when (Caller.IsUnreachable(e, cancellation))
            {
                return new PlannedAccount(
                    account, null, [], new Failure(
                        Model.Coverage.CoverageOutcome.Failed, $"role `{request.Role!.Name}` could not be asked for"));
            }
        }

        var enabled = await Aws.Regions.EnabledAsync(reader, home, silence, cancellation);
        if (enabled is not null && request.Regions.FirstOrDefault(region => !enabled.Contains(region)) is { } missing)
        {
            throw new UsageException(
                $"region `{missing}` is not enabled in account {account}: it has {string.Join(", ", enabled)}");
        }

        var regions = request.Regions.Count > 0 ? request.Regions : enabled;
        return regions is { Count: > 0 }
            ? new PlannedAccount(account, reader, [.. regions.Distinct().Order(StringComparer.Ordinal)], null)
            : throw new UsageException($"the regions of account {account} may not be listed: name them with --regions");
    }
}
