using System.Buffers;
using System.Text.Json;
using Graph.Model;
using Graph.Snapshots.Import.Inputs;

namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// Learns whose account and region a folder is where its name does not say: from `get-caller-identity`, from what only an
/// account's own answers show (reservations, load balancers, internet gateways), then from everything else with an owner.
/// Only the beginning of each file is looked at.
/// </summary>
internal sealed class ScopeSurvey
{
    private readonly Dictionary<string, ScopeVotes> _byBase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScopeVotes> _byInput = new(StringComparer.Ordinal);

    /// <summary>The folders that show several accounts or regions, each a line for the user.</summary>
    public IEnumerable<string> Ambiguities => _byBase
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => pair.Value.Ambiguities(pair.Key.Length == 0 ? "." : pair.Key));

    public void Look(InputFile file, AnswerLocation location, CancellationToken cancellation)
    {
        var input = VotesOf(_byInput, location.Input);
        input.AddNamed(location.Account, location.Region);
        if (file.Open is null || file.Length == 0 || location.Subject is not null
            || (location.Account is not null && location.Region is not null))
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        var votes = new ScopeVotes(wantsAccount: location.Account is null, wantsRegion: location.Region is null);
        Read(file.Open, votes);
        VotesOf(_byBase, location.Base).Add(votes);
        input.Add(votes);
    }

    /// <summary>The account and region of a file's answers.</summary>
    public Scope ScopeOf(AnswerLocation location)
    {
        var own = _byBase.GetValueOrDefault(location.Base);
        var all = _byInput.GetValueOrDefault(location.Input);
        return new Scope(
            location.Account ?? own?.Account ?? (own is { HasSeveralAccounts: true } ? null : all?.Account),
            location.Region ?? own?.Region ?? (own is { HasSeveralRegions: true } ? null : all?.Region));
    }

    private static ScopeVotes VotesOf(Dictionary<string, ScopeVotes> votes, string key)
    {
        if (!votes.TryGetValue(key, out var found))
            votes[key] = found = new ScopeVotes(wantsAccount: true, wantsRegion: true);
        return found;
    }

    private static void Read(Func<Stream> open, ScopeVotes votes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(ImportLimits.SurveyBytes);
        try
        {
            using var stream = open();
            var buffer = rented.AsSpan(0, ImportLimits.SurveyBytes);
            var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var text = buffer[..count];
            Scan(text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text, votes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException
            or InvalidOperationException)
        {
            // What is wrong with the file is told when it is read whole; what it showed before counts.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void Scan(ReadOnlySpan<byte> text, ScopeVotes votes)
    {
        var options = new JsonReaderOptions { MaxDepth = ImportLimits.Depth, AllowMultipleValues = true };
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(options));
        var key = "";
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var depth = reader.CurrentDepth;
            if (depth == 1)
                key = reader.GetString() ?? "";
            var isZone = reader.ValueTextEquals("AvailabilityZone"u8);
            var isOwner = depth == 3 && reader.ValueTextEquals("OwnerId"u8);
            var isArn = depth == 3 && reader.ValueSpan.EndsWith("Arn"u8);
            if ((depth != 1 && !isZone && !isOwner && !isArn) || !reader.Read() || reader.TokenType != JsonTokenType.String)
                continue;
            var value = reader.GetString() ?? "";
            if (depth == 1)
                votes.AddIdentity(key, value);
            else if (isZone)
                votes.AddZone(key, value);
            else if (isOwner)
                votes.AddOwner(key, value);
            else
                votes.AddArn(key, value);
        }
    }
}
