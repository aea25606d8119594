using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Checker;

/// <summary>
/// The packet walker: answers a question one concrete packet at a time, rule by rule, and names what decided. Slow and
/// obvious on purpose. Immutable; may be asked from several threads.
/// </summary>
public sealed class Walker
{
    public Walker(Estate estate, WalkerOptions options)
    {
        _ = estate;
        _ = options;
    }

    /// <summary>Answers the question. An endpoint that the estate does not hold is an unknown, never an error.</summary>
    public Answer Ask(Question question) => throw new NotSupportedException(question.ToString());
}
