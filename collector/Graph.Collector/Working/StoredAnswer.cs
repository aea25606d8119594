namespace Graph.Collector.Working;

/// <summary>A call that has ended, and where its pages lie in the working file.</summary>
internal sealed record StoredAnswer(AnswerKey Key, AnswerEnd End, IReadOnlyList<Segment> Pages)
{
    public long Length => Pages.Sum(page => (long)page.Length);
}

/// <summary>A part of the working file.</summary>
internal readonly record struct Segment(long Offset, int Length);
