using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Graph.Collector.Working;

/// <summary>What a working file holds up to the first record that is not whole.</summary>
internal sealed class WorkingFileScan
{
    private const int MaxLine = 1 << 16;

    private readonly Dictionary<int, List<Segment>> _pages = [];

    public Dictionary<AnswerKey, StoredAnswer> Ended { get; } = [];

    public long Length { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <exception cref="UsageException">the file is of another version, or no working file.</exception>
    public static WorkingFileScan Of(SafeFileHandle file, string path)
    {
        var scan = new WorkingFileScan();
        var line = new byte[MaxLine];
        while (scan.TryTake(file, line, path))
        {
        }

        if (scan.StartedAt == default)
            throw new UsageException($"`{path}` is no working file of {Tool.Name}: move it away, or collect without --resume");
        return scan;
    }

    private bool TryTake(SafeFileHandle file, byte[] line, string path)
    {
        var head = line.AsMemory(0, RandomAccess.Read(file, line, Length));
        var end = head.Span.IndexOf((byte)'\n');
        if (end < 0)
            return false;
        WorkingRecord record;
        int length;
        string digest;
        try
        {
            (record, length, digest) = WorkingRecord.Read(head[..end]);
        }
        catch (JsonException)
        {
            return false;
        }

        var page = new Segment(Length + end + 1, length);
        if (length < 0 || !IsWhole(file, page, digest))
            return false;
        Take(record, page, path);
        Length = page.Offset + length + 1;
        return true;
    }

    private void Take(WorkingRecord record, Segment page, string path)
    {
        Attempts = Math.Max(Attempts, record.Attempt);
        switch (record.Kind)
        {
            case WorkingRecord.Begin:
                var (time, tool) = (record.Text ?? "").Split(' ', 2) is [var first, var rest] ? (first, rest) : ("", "");
                if (tool != Tool.Name)
                    throw new UsageException($"`{path}` was begun by another version: collect without --resume");
                StartedAt = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                break;
            case WorkingRecord.Page:
                if (!_pages.TryGetValue(record.Attempt, out var pages))
                    _pages[record.Attempt] = pages = [];
                pages.Add(page);
                break;
            default:
                Ended[record.Key] = new StoredAnswer(record.Key, record.End!, _pages.GetValueOrDefault(record.Attempt) ?? []);
                _pages.Remove(record.Attempt);
                break;
        }
    }

    private static bool IsWhole(SafeFileHandle file, Segment page, string digest)
    {
        if (RandomAccess.GetLength(file) < page.Offset + page.Length + 1)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Math.Min(page.Length, 1 << 16)];
        for (var at = 0; at < page.Length;)
        {
            var count = RandomAccess.Read(file, buffer.AsSpan(0, Math.Min(buffer.Length, page.Length - at)), page.Offset + at);
            hash.AppendData(buffer.AsSpan(0, count));
            at += count;
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash()) == digest;
    }
}
