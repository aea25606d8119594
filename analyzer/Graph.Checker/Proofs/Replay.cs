using Graph.Checker.Endpoints;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>Asks the walker about one packet.</summary>
internal static class Replay
{
    public static Answer Ask(EstateChecks estate, Pair pair, Traffic traffic)
    {
        var walks = new ConnectionWalk(estate.Facts, estate.Options);
        return Answers.From(estate.Facts, walks.Walk(pair, traffic), traffic);
    }
}
