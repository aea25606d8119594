using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Threats.Findings;

/// <summary>
/// How bad one way is, from what is proven: likelihood is exposure less what an attacker must get past, impact is the weight of what
/// is reached; severity is their product in Threagile's bands (risk severity by likelihood and impact).
/// </summary>
/// <param name="Exposure">4 the world, 3 other environment, partner or VPN, 2 other VPC or a tier that is no neighbour, 1 a neighbour on a wrong port, 0 intended.</param>
/// <param name="Weight">4 persistent, command and control or unplaced, 3 application, 2 perimeter, 1 nothing of worth.</param>
/// <param name="Gate">a proven authenticated hop lies on every path.</param>
/// <param name="Distance">hosts that must be taken over first.</param>
/// <param name="Likelihood">1 to 4.</param>
/// <param name="Impact">1 to 4.</param>
/// <param name="Reasons">a lower-case line for each figure.</param>
public sealed record Rating(
    int Exposure,
    int Weight,
    bool Gate,
    int Distance,
    int Likelihood,
    int Impact,
    Severity Severity,
    ImmutableArray<string> Reasons)
{
    /// <param name="exposureReason">what makes the exposure so, in a few lower-case words; may quote hostile text.</param>
    /// <param name="weightReason">likewise of the weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">a figure is out of its range.</exception>
    public static Rating Of(
        int exposure, string exposureReason, int weight, string weightReason, bool gate = false, int distance = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exposure, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exposure, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 0);
        var likelihood = Math.Clamp(exposure - (gate ? 1 : 0) - Math.Min(distance, 2), 1, 4);
        var severity = exposure == 0 ? Severity.Info : Band(likelihood * weight);
        var reasons = ImmutableArray.CreateBuilder<string>();
        reasons.Add(Line($"exposure {exposure} of 4: {exposureReason}"));
        reasons.Add(Line($"weight {weight} of 4: {weightReason}"));
        if (gate)
            reasons.Add("gate -1: every path passes a hop that authenticates");
        if (distance > 0)
            reasons.Add(Line($"distance -{Math.Min(distance, 2)}: {distance} hosts must be taken over first"));
        reasons.Add(Line($"likelihood {likelihood} x impact {weight} = {likelihood * weight}: {SeverityWords.Of(severity)}"));
        return new(exposure, weight, gate, distance, likelihood, weight, severity, reasons.ToImmutable());
    }

    /// <summary>The same with another exposure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">the exposure is out of its range.</exception>
    public Rating WithExposure(int exposure, string reason) => Of(exposure, reason, Weight, Behind(Reasons[1]), Gate, Distance);

    /// <summary>The same behind a hop that authenticates, on every path.</summary>
    public Rating Gated() => Of(Exposure, Behind(Reasons[0]), Weight, Behind(Reasons[1]), true, Distance);

    /// <summary>The words of a reason, without its figure.</summary>
    private static string Behind(string reason) => reason[(reason.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    /// <summary>The same figures with the severity that a policy sets.</summary>
    public Rating SetTo(Severity severity, string reason) =>
        severity == Severity ? this : this with { Severity = severity, Reasons = Reasons.Add(reason) };

    /// <summary>Threagile's five bands: low and medium are low here, elevated is medium.</summary>
    private static Severity Band(int product) => product switch
    {
        <= 3 => Severity.Low,
        <= 8 => Severity.Medium,
        <= 12 => Severity.High,
        _ => Severity.Critical,
    };

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
