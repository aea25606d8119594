namespace Graph.Collector.Collecting;

/// <param name="Parallelism">the calls under way at once, over all accounts and regions.</param>
/// <param name="Budget">how long the whole collection may take; calls that are not done by then count as interrupted.</param>
/// <param name="Silence">how long AWS may be silent within one request before it is tried again.</param>
internal sealed record CollectionLimits(int Parallelism, TimeSpan Budget, TimeSpan Silence)
{
    /// <summary>The most pages of one call; a server that never ends must not fill the disk.</summary>
    public const int MaxPages = 100_000;

    public static CollectionLimits Default { get; } = new(8, TimeSpan.FromHours(2), TimeSpan.FromSeconds(60));
}
