using System.Buffers.Binary;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

/// <summary>
/// A damaged file is refused with one line, or read as if nothing had happened, where the damage hit bytes that mean nothing. It
/// never gives another estate and never another exception.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int PageSize = 4096;

    private readonly TempFolder _folder = new();
    private readonly byte[] _sample = SnapshotFiles.Sample();
    private readonly Content _original;

    public DamageTests()
    {
        File.WriteAllBytes(_folder["original"], _sample);
        _original = Read(_folder["original"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_at_any_kilobyte_is_refused()
    {
        for (var length = 0; length < _sample.Length; length += 1024)
            Assert.NotNull(Refusal(_sample[..length]));
    }

    [Fact]
    public void A_file_cut_by_one_byte_or_with_one_byte_more_is_refused()
    {
        Assert.NotNull(Refusal(_sample[..^1]));
        Assert.NotNull(Refusal([.. _sample, 0]));
    }

    [Fact]
    public void A_zeroed_page_is_refused_or_means_nothing() => DamageEveryPage(page => page.Clear());

    [Fact]
    public void A_flipped_page_is_refused_or_means_nothing() => DamageEveryPage(page =>
    {
        foreach (ref var value in page)
            value ^= 0xff;
    });

    [Fact]
    public void A_page_in_the_place_of_another_is_refused_or_means_nothing()
    {
        // The size that the file itself states (bytes 16 and 17): pages stand whole in each other's place.
        var size = BinaryPrimitives.ReadUInt16BigEndian(_sample.AsSpan(16));
        for (var page = 0; page + size < _sample.Length; page += size)
        {
            var damaged = (byte[])_sample.Clone();
            _sample.AsSpan(page, size).CopyTo(damaged.AsSpan(page + size));
            RefusedOrUnchanged(damaged);
        }
    }

    [Fact]
    public void A_flipped_bit_is_refused_or_means_nothing()
    {
        var refused = 0;
        for (var at = 0; at < _sample.Length; at += 1009)
        {
            var damaged = (byte[])_sample.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            refused += RefusedOrUnchanged(damaged) ? 1 : 0;
        }

        Assert.True(refused > 20, $"{refused} refused");
    }

    [Fact]
    public void A_flipped_bit_of_any_byte_of_the_header_is_refused_or_means_nothing()
    {
        for (var at = 0; at < 100; at++)
        {
            var damaged = (byte[])_sample.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            RefusedOrUnchanged(damaged);
        }
    }

    [Fact]
    public void What_is_no_snapshot_is_refused_with_its_reason()
    {
        Assert.Contains("is empty", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("too short", Refusal("short"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("no SQLite file", Refusal(new byte[10_000]), StringComparison.Ordinal);
        Assert.Contains("is a folder", Refusal(_folder.Root), StringComparison.Ordinal);
        Assert.Contains("does not exist", Refusal(_folder["absent"]), StringComparison.Ordinal);
    }

    private void DamageEveryPage(DamagePage damage)
    {
        for (var page = 0; page < _sample.Length; page += PageSize)
        {
            var damaged = (byte[])_sample.Clone();
            damage(damaged.AsSpan(page, PageSize));
            RefusedOrUnchanged(damaged);
        }
    }

    /// <summary>True: refused.</summary>
    private bool RefusedOrUnchanged(byte[] file)
    {
        File.WriteAllBytes(_folder["damaged"], file);
        Content content;
        try
        {
            content = Read(_folder["damaged"]);
        }
        catch (SnapshotException error)
        {
            Assert.DoesNotContain('\n', error.Message);
            return true;
        }

        Assert.Equal(_original.Rows, content.Rows);
        Assert.Equal(_original.Coverage, content.Coverage);
        Assert.Equal(_original.Documents, content.Documents);
        Assert.Equal(_original.Digest, content.Digest);
        return false;
    }

    private string Refusal(byte[] file)
    {
        File.WriteAllBytes(_folder["damaged"], file);
        return Refusal(_folder["damaged"]);
    }

    private static string Refusal(string path)
    {
        var message = Assert.Throws<SnapshotException>(() => Read(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static Content Read(string path)
    {
        using var snapshot = Snapshot.Open(path);
        var estate = snapshot.ReadEstate();
        return new Content(
            estate.AllRows(),
            [.. estate.Coverage.Rows],
            [.. snapshot.Documents().Select(document => $"{document with { Body = default }} {Convert.ToHexString(document.Body.Span)}")],
            snapshot.Info.SnapshotDigest);
    }

    private delegate void DamagePage(Span<byte> page);

    private sealed record Content(
        IReadOnlyList<object> Rows, IReadOnlyList<object> Coverage, IReadOnlyList<string> Documents, string Digest);
}
