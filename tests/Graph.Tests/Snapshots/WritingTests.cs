using Graph.Model;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

public sealed class WritingTests : IDisposable
{
    private static readonly Vpc Vpc = new(new Id<Vpc>("vpc-1"), default, "available", false, null);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_writer_that_is_not_committed_leaves_nothing_and_keeps_what_was_there()
    {
        SnapshotFiles.Write(_folder["a"], [Vpc]);
        var before = File.ReadAllBytes(_folder["a"]);

        using (var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata))
        {
            writer.Add(Vpc with { State = "pending" });
            Assert.Equal([".a.partial", "a"], _folder.Files);
        }

        Assert.Equal(["a"], _folder.Files);
        Assert.Equal(before, File.ReadAllBytes(_folder["a"]));
    }

    [Fact]
    public void The_name_is_taken_only_by_the_commit_and_nothing_else_is_left()
    {
        using var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);
        Assert.False(File.Exists(_folder["a"]));

        writer.Commit();

        Assert.Equal(["a"], _folder.Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("half a snapshot")]
    public void What_a_crash_left_is_replaced(string left)
    {
        File.WriteAllText(_folder[".a.partial"], left);

        SnapshotFiles.Write(_folder["a"], [Vpc]);

        Assert.Equal(["a"], _folder.Files);
        Assert.Equal([Vpc], Read("a").Rows<Vpc>());
    }

    [Fact]
    public void A_second_writer_of_one_file_is_refused_and_the_first_goes_on()
    {
        using (var first = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata))
        {
            first.Add(Vpc);
            var error = Assert.Throws<SnapshotException>(() => SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata));
            Assert.Contains("another graph is writing", error.Message, StringComparison.Ordinal);
            first.Commit();
        }

        Assert.Equal([Vpc], Read("a").Rows<Vpc>());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_clear_error()
    {
        var error = Assert.Throws<SnapshotException>(
            () => SnapshotWriter.Create(_folder["absent/a"], SnapshotFiles.Metadata));

        Assert.StartsWith("cannot write `", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_not_replaced() =>
        Assert.Throws<SnapshotException>(() => SnapshotWriter.Create(_folder.Root, SnapshotFiles.Metadata));

    [Theory]
    [InlineData("with space")]
    [InlineData("a?b=c&d")]
    [InlineData("a#b")]
    [InlineData("100%41")]
    [InlineData("ü-\U0001F600")]
    [InlineData("a;b='c'")]
    [InlineData("\"quoted\"")]
    [InlineData("file:a")]
    public void Any_name_is_written_and_read(string name)
    {
        SnapshotFiles.Write(_folder[name], [Vpc]);

        Assert.Equal([Vpc], Read(name).Rows<Vpc>());
        Assert.Equal([name], _folder.Files);
    }

    [Fact]
    public void A_file_opened_twice_is_read_twice_and_no_file_appears_beside_it()
    {
        SnapshotFiles.Write(_folder["a"], [Vpc]);

        using var first = Snapshot.Open(_folder["a"]);
        using var second = Snapshot.Open(_folder["a"]);

        Assert.Equal(first.ReadEstate().AllRows(), second.ReadEstate().AllRows());
        Assert.Equal(["a"], _folder.Files);
    }

    [Fact]
    public void An_open_snapshot_keeps_its_content_when_its_name_is_taken_by_a_new_one()
    {
        SnapshotFiles.Write(_folder["a"], [Vpc]);
        using var open = Snapshot.Open(_folder["a"]);

        SnapshotFiles.Write(_folder["a"], []);

        Assert.Equal([Vpc], open.ReadEstate().Rows<Vpc>());
    }

    [Fact]
    public void A_committed_writer_takes_no_more_rows()
    {
        using var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);
        writer.Commit();

        Assert.Throws<ObjectDisposedException>(() => writer.Add(Vpc));
        Assert.Throws<ObjectDisposedException>(() => writer.Commit());
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00.5+01:00", "2026-01-31T11:00:00.5Z")]
    public void A_time_is_kept_in_utc(string given, string kept) =>
        Assert.Equal(kept, new SnapshotMetadata("graph", given).TakenAt);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("")]
    public void A_text_that_is_no_time_in_utc_is_refused(string given) =>
        Assert.Throws<SnapshotException>(() => new SnapshotMetadata("graph", given));

    private Estate Read(string name)
    {
        using var snapshot = Snapshot.Open(_folder[name]);
        return snapshot.ReadEstate();
    }
}
