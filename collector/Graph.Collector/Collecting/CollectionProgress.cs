using System.Diagnostics;
using System.Globalization;
using Graph.Collector.Output;
using Graph.Collector.Working;
using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>
/// Tells on a terminal how far the collection is: one line that is redrawn, and a line that stays for each account and region
/// that is done. Silent where there is no terminal. Safe for several threads at once.
/// </summary>
/// <param name="scopes">the accounts and regions to be collected.</param>
internal sealed class CollectionProgress(Terminal terminal, int scopes) : IDisposable
{
    private readonly Lock _drawing = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<Scope, State> _states = [];
    private TimeSpan _nextDraw;
    private int _done;

    public void Begin(Scope scope, int calls) => Change(scope, state => state.Expected = calls);

    public void Expect(Scope scope, int more) => Change(scope, state => state.Expected += more);

    public void OneDone(Scope scope) => Change(scope, state => state.Done++);

    public void CallDone(Scope scope, IReadOnlyList<StoredAnswer> answers) => Change(scope, state =>
    {
        // Answers about single ids were counted one by one.
        if (answers.Count == 0 || answers[0].Key.Subject is null)
            state.Done++;
        state.Items += answers.Sum(answer => (long)answer.End.Count);
        state.Gaps += answers.Count(answer => answer.End.Outcome != CoverageOutcome.Ok);
    });

    public void End(Scope scope)
    {
        lock (_drawing)
        {
            _done++;
            if (!terminal.ShowsProgress || !_states.TryGetValue(scope, out var state))
                return;
            terminal.Wipe();
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{scope}: {state.Done} calls, {state.Items} objects, gaps: {state.Gaps}"));
        }
    }

    public void Dispose() => terminal.Wipe();

    private void Change(Scope scope, Action<State> change)
    {
        lock (_drawing)
        {
            if (!_states.TryGetValue(scope, out var state))
                _states[scope] = state = new State();
            change(state);
            if (!terminal.ShowsProgress || _watch.Elapsed < _nextDraw)
                return;
            _nextDraw = _watch.Elapsed + TimeSpan.FromMilliseconds(100);
            terminal.Draw(Describe(scope, state));
        }
    }

    private string Describe(Scope scope, State state)
    {
        // Accounts and regions that have not begun count as the average of those that have.
        var begun = Math.Max(_states.Count, 1);
        var total = _states.Values.Sum(other => other.Expected) * (double)scopes / begun;
        var share = total == 0 ? 0 : Math.Min(_states.Values.Sum(other => other.Done) / total, 1);
        var left = share < 0.05 ? "" : string.Create(
            CultureInfo.InvariantCulture, $", about {Math.Ceiling((_watch.Elapsed * ((1 - share) / share)).TotalSeconds)} s left");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{share * 100:0} %, {_done} of {scopes} regions{left}; {scope}: {state.Done} of {state.Expected} calls");
    }

    private sealed class State
    {
        public int Expected { get; set; }

        public int Done { get; set; }

        public long Items { get; set; }

        public int Gaps { get; set; }
    }
}
