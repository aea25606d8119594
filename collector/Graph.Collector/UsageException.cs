namespace Graph.Collector;

/// <summary>
/// A command line, a configuration or credentials that cannot be used. The message is one lower-case line that names the
/// input in backticks and says what to do.
/// </summary>
internal sealed class UsageException(string line, Exception? inner = null) : Exception(line, inner);
