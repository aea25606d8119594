namespace Graph.Collector.Collecting;

/// <summary>
/// Why a collection ends early: the user says so, and nothing is written; or its time is over, and what is there is.
/// </summary>
internal sealed class CollectionStop : IDisposable
{
    private readonly CancellationTokenSource _budget;
    private readonly CancellationTokenSource _any;

    public CollectionStop(TimeSpan budget, CancellationToken byUser)
    {
        ByUser = byUser;
        _budget = new CancellationTokenSource(budget);
        _any = CancellationTokenSource.CreateLinkedTokenSource(byUser, _budget.Token);
    }

    public CancellationToken ByUser { get; }

    public CancellationToken Any => _any.Token;

    public void Dispose()
    {
        _any.Dispose();
        _budget.Dispose();
    }
}
