using Graph.Threats.Findings;
using Xunit;

namespace Graph.Threats.Tests.Findings;

public sealed class RatingTests
{
    [Theory]
    [InlineData(4, 4, false, 0, Severity.Critical)]
    [InlineData(4, 3, false, 0, Severity.High)]
    [InlineData(4, 2, false, 0, Severity.Medium)]
    [InlineData(4, 4, true, 0, Severity.High)]
    [InlineData(4, 4, false, 1, Severity.High)]
    [InlineData(4, 4, false, 5, Severity.Medium)]
    [InlineData(1, 4, true, 2, Severity.Medium)]
    [InlineData(1, 3, false, 0, Severity.Low)]
    [InlineData(0, 4, false, 0, Severity.Info)]
    public void A_severity_is_likelihood_by_impact(int exposure, int weight, bool gate, int distance, Severity expected)
    {
        var rating = Rating.Of(exposure, "the world", weight, "persistent", gate, distance);
        Assert.Equal(expected, rating.Severity);
        Assert.Equal($"exposure {exposure} of 4: the world", rating.Reasons[0]);
        Assert.EndsWith(SeverityWords.Of(expected), rating.Reasons[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_severity_set_by_the_policy_says_so()
    {
        var rating = Rating.Of(4, "the world", 4, "persistent").SetTo(Severity.Low, "severity low: agreed");
        Assert.Equal((Severity.Low, "severity low: agreed"), (rating.Severity, rating.Reasons[^1]));
    }
}
