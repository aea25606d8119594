using Microsoft.Win32.SafeHandles;

namespace Graph.Collector.Working;

/// <summary>
/// What a collection has read so far, in one file that only grows: each page when it comes, each call's end when it ends.
/// Whenever the program dies, what was whole before is whole after. Safe for several threads at once.
/// </summary>
internal sealed class WorkingFile : IDisposable
{
    private readonly Lock _writing = new();
    private readonly SafeFileHandle _file;
    private readonly Dictionary<AnswerKey, StoredAnswer> _ended;
    private long _length;
    private int _attempts;

    private WorkingFile(string path, SafeFileHandle file, DateTimeOffset startedAt, WorkingFileScan? found)
    {
        Path = path;
        _file = file;
        StartedAt = startedAt;
        _ended = found?.Ended ?? [];
        _length = found?.Length ?? 0;
        _attempts = found?.Attempts ?? 0;
    }

    public string Path { get; }

    /// <summary>When the collection began, in its first run.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The working file of a snapshot: beside it.</summary>
    public static string PathOf(string snapshot) => $"{System.IO.Path.GetFullPath(snapshot)}.collecting";

    /// <summary>Starts a new file; an old one is replaced.</summary>
    /// <exception cref="UsageException">the file cannot be written, or another collector writes it.</exception>
    public static WorkingFile Start(string path, DateTimeOffset now)
    {
        var handle = Open(path);
        try
        {
            RandomAccess.SetLength(handle, 0);
            var file = new WorkingFile(path, handle, now, null);
            var text = $"{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {Tool.Name}";
            file.Append(new WorkingRecord(WorkingRecord.Begin, 0, default, null, text), default);
            return file;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a file that an interrupted run left; starts a new one where there is none.</summary>
    /// <exception cref="UsageException">the file is of another version, or no working file.</exception>
    public static WorkingFile Resume(string path, DateTimeOffset now)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return Start(path, now);
        var handle = Open(path);
        try
        {
            var found = WorkingFileScan.Of(handle, path);
            // What the last run was writing when it died.
            RandomAccess.SetLength(handle, found.Length);
            return new WorkingFile(path, handle, found.StartedAt, found);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The calls that have ended; of several ends of one call the last.</summary>
    public IReadOnlyList<StoredAnswer> Answers()
    {
        lock (_writing)
            return
            [
                .. _ended.Values
                    .OrderBy(answer => answer.Key.Scope)
                    .ThenBy(answer => answer.Key.Call)
                    .ThenBy(answer => answer.Key.Subject, StringComparer.Ordinal),
            ];
    }

    public StoredAnswer? Find(AnswerKey key)
    {
        lock (_writing)
            return _ended.GetValueOrDefault(key);
    }

    public OpenAnswer Begin(AnswerKey key) => new(this, key, Interlocked.Increment(ref _attempts));

    /// <summary>The pages of an answer, one after the other.</summary>
    public Stream Open(StoredAnswer answer) => new SegmentStream(_file, answer.Pages);

    /// <summary>The bytes of one page.</summary>
    public byte[] Read(Segment page)
    {
        var bytes = new byte[page.Length];
        using var stream = new SegmentStream(_file, [page]);
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void Delete()
    {
        File.Delete(Path);
        Dispose();
    }

    public void Dispose() => _file.Dispose();

    internal Segment Append(WorkingRecord record, ReadOnlySpan<byte> body)
    {
        var bytes = WorkingRecord.Write(record, body);
        lock (_writing)
        {
            // One write, straight to the system: after kill -9 it is either there or not.
            RandomAccess.Write(_file, bytes, _length);
            var page = new Segment(_length + bytes.Length - body.Length - 1, body.Length);
            _length += bytes.Length;
            return page;
        }
    }

    internal void Close(StoredAnswer answer, int attempt)
    {
        Append(new WorkingRecord(WorkingRecord.Ended, attempt, answer.Key, answer.End, null), default);
        lock (_writing)
            _ended[answer.Key] = answer;
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // Raw answers of somebody's estate are nobody else's.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return handle;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"cannot write `{path}`: {e.Message.TrimEnd('.')}; give a folder that can be written, and one run at a time", e);
        }
    }
}

/// <summary>A call whose pages are coming in.</summary>
internal sealed class OpenAnswer(WorkingFile file, AnswerKey key, int attempt)
{
    private readonly List<Segment> _pages = [];

    public int Pages => _pages.Count;

    public void Add(ReadOnlyMemory<byte> page) =>
        _pages.Add(file.Append(new WorkingRecord(WorkingRecord.Page, attempt, key, null, null), page.Span));

    public StoredAnswer End(AnswerEnd end)
    {
        var answer = new StoredAnswer(key, end, _pages);
        file.Close(answer, attempt);
        return answer;
    }
}
