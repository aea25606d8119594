using System.Text.RegularExpressions;

namespace Graph.Snapshots.Import.Reading;

/// <summary>How accounts and regions are recognised in folder names, ARNs and zone names.</summary>
internal static partial class ScopeNames
{
    // Never reached: the patterns do not backtrack, and the texts are short.
    private const int TimeoutMilliseconds = 10_000;

    public static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    public static bool IsRegion(string text) => text.Length <= 24 && RegionPattern().IsMatch(text);

    /// <summary>The region of an availability, local or Wavelength zone; null where the name shows none.</summary>
    public static string? RegionOfZone(string zone)
    {
        var match = ZonePattern().Match(zone);
        return zone.Length <= 48 && match.Success ? match.Groups["region"].Value : null;
    }

    /// <summary>Account and region of an ARN; a part that it does not have, or is no such name, is null.</summary>
    public static (string? Account, string? Region) OfArn(string arn)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
            return (null, null);
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return (null, null);
        return (IsAccount(parts[4]) ? parts[4] : null, IsRegion(parts[3]) ? parts[3] : null);
    }

    [GeneratedRegex(
        @"^[a-z]{2,4}(-(gov|iso[a-z]?|de))?-(north|south|east|west|central|(north|south)(east|west))-[0-9]{1,2}\z",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(
        @"^(?<region>[a-z]{2,4}(?:-(?:gov|iso[a-z]?|de))?-(?:north|south|east|west|central|(?:north|south)(?:east|west))-[0-9]{1,2})(?:[a-z]|-[a-z0-9-]+)\z",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds)]
    private static partial Regex ZonePattern();
}
