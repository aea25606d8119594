namespace Graph.Collector.Shapes;

/// <summary>One page of an answer, as the AWS CLI would print it.</summary>
/// <param name="Json">the page without tokens, secrets and the request's id.</param>
/// <param name="NextToken">what asks for the next page; null on the last.</param>
/// <param name="Count">the objects under the call's key.</param>
internal sealed record AnswerPage(ReadOnlyMemory<byte> Json, string? NextToken, int Count);

/// <summary>
/// A body that is no answer: cut short, no XML, or the answer of something else. The SDK tries again after an
/// <see cref="IOException"/>, as such a body may come from the way there.
/// </summary>
internal sealed class BadAnswerException(string message, Exception? inner = null) : IOException(message, inner);
