using Microsoft.Win32.SafeHandles;

namespace Graph.Collector.Working;

/// <summary>Reads parts of a file one after the other. Does not own the file.</summary>
internal sealed class SegmentStream(SafeFileHandle file, IReadOnlyList<Segment> segments) : Stream
{
    private int _segment;
    private int _inSegment;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => segments.Sum(segment => (long)segment.Length);

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_segment < segments.Count)
        {
            var segment = segments[_segment];
            var wanted = Math.Min(buffer.Length, segment.Length - _inSegment);
            if (wanted == 0 && buffer.Length > 0)
            {
                _segment++;
                _inSegment = 0;
                continue;
            }

            var count = RandomAccess.Read(file, buffer[..wanted], segment.Offset + _inSegment);
            if (count == 0 && wanted > 0)
                throw new EndOfStreamException("the working file was cut while it was read");
            _inSegment += count;
            return count;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
