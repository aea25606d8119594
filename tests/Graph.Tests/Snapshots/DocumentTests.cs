using System.Text;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

public sealed class DocumentTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SnapshotWriter _writer;

    public DocumentTests() => _writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_document_is_found_while_writing_and_read_afterwards()
    {
        var document = SnapshotFiles.Document("vpcs", "vpc-1", "{\"VpcId\": \"vpc-1\"}");

        Assert.True(_writer.TryAddDocument(document));
        AssertSame(document, _writer.FindDocument("vpcs", "vpc-1"));
        _writer.Commit();

        using var snapshot = Snapshot.Open(_folder["a"]);
        AssertSame(document, snapshot.ReadDocument("vpcs", "vpc-1"));
        Assert.Null(snapshot.ReadDocument("vpcs", "vpc-2"));
        Assert.Null(snapshot.ReadDocument("subnets", "vpc-1"));
        Assert.True(snapshot.VerifyDigests());
    }

    [Fact]
    public void The_second_document_of_a_kind_and_id_is_not_added_but_can_replace_the_first()
    {
        Assert.True(_writer.TryAddDocument(SnapshotFiles.Document("vpcs", "vpc-1", "1")));
        Assert.False(_writer.TryAddDocument(SnapshotFiles.Document("vpcs", "vpc-1", "2")));
        Assert.True(_writer.TryAddDocument(SnapshotFiles.Document("subnets", "vpc-1", "3")));
        Assert.Equal("1", Body(_writer.FindDocument("vpcs", "vpc-1")));

        _writer.ReplaceDocument(SnapshotFiles.Document("vpcs", "vpc-1", "4"));

        Assert.Equal("4", Body(_writer.FindDocument("vpcs", "vpc-1")));
    }

    [Fact]
    public void Documents_of_a_kind_come_by_id_and_rows_may_be_added_meanwhile()
    {
        foreach (var id in new[] { "vpc-3", "vpc-1", "vpc-20" })
            _writer.TryAddDocument(SnapshotFiles.Document("vpcs", id));
        _writer.TryAddDocument(SnapshotFiles.Document("subnets", "subnet-1"));

        var ids = new List<string>();
        foreach (var document in _writer.Documents("vpcs"))
        {
            ids.Add(document.ResourceId);
            _writer.Add(new Vpc(new Id<Vpc>(document.ResourceId), document.Scope, "available", false, null));
        }

        Assert.Equal(["vpc-1", "vpc-20", "vpc-3"], ids);
    }

    [Fact]
    public void An_empty_body_stays_empty()
    {
        _writer.TryAddDocument(SnapshotFiles.Document("vpcs", "vpc-1", ""));

        Assert.Equal("", Body(_writer.FindDocument("vpcs", "vpc-1")));
    }

    [Fact]
    public void The_largest_body_is_written_and_read_and_a_larger_one_refused()
    {
        var largest = SnapshotFiles.Document("vpcs", "large") with { Body = new byte[RawDocument.MaxBodyBytes] };
        Assert.True(_writer.TryAddDocument(largest));
        var error = Assert.Throws<SnapshotException>(
            () => _writer.TryAddDocument(largest with { ResourceId = "larger", Body = new byte[RawDocument.MaxBodyBytes + 1] }));
        Assert.Contains("`larger`", error.Message, StringComparison.Ordinal);
        _writer.Commit();

        using var snapshot = Snapshot.Open(_folder["a"]);
        Assert.Equal(RawDocument.MaxBodyBytes, snapshot.ReadDocument("vpcs", "large")!.Body.Length);
    }

    [Fact]
    public void A_text_that_is_too_large_for_a_row_is_refused() =>
        Assert.Throws<SnapshotException>(
            () => _writer.Add(new Tag("vpc-1", "Name", new string('x', RawDocument.MaxBodyBytes + (2 << 20)))));

    private static string Body(RawDocument? document) => Encoding.UTF8.GetString(document!.Body.Span);

    private static void AssertSame(RawDocument expected, RawDocument? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Body = default }, actual with { Body = default });
        Assert.Equal(Body(expected), Body(actual));
    }
}
