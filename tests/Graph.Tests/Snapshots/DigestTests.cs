using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

[Properties(Arbitrary = [typeof(RowGenerators)], MaxTest = 25)]
public sealed class DigestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property]
    public void The_order_of_adding_does_not_matter(RowSet set, CoverageRow[] coverage)
    {
        var (first, taken) = Write(set.Rows, coverage);
        var (second, _) = Write(taken.Reverse(), coverage.Reverse());

        Assert.Equal(first, second);
    }

    [Property]
    public void Two_sets_of_rows_have_one_digest_only_if_they_are_equal(RowSet left, RowSet right)
    {
        var (leftInfo, leftRows) = Write(left.Rows);
        var (rightInfo, rightRows) = Write(right.Rows);

        Assert.Equal(leftRows.ToHashSet().SetEquals(rightRows), leftInfo.ContentDigest == rightInfo.ContentDigest);
    }

    [Fact]
    public void Every_value_of_every_row_counts()
    {
        foreach (var type in RowGenerators.RowTypes)
        {
            var rows = VariantsOf(type).ToHashSet();
            var digests = rows.Select(TableDigests.Of).ToHashSet(StringComparer.Ordinal);

            Assert.True(rows.Count > RowGenerators.ConstructorOf(type).GetParameters().Length, type.Name);
            Assert.True(rows.Count == digests.Count, $"{type.Name}: {rows.Count} rows, {digests.Count} digests");
        }
    }

    [Fact]
    public void Texts_that_read_alike_when_joined_have_different_digests()
    {
        var one = Write([new Tag("a", "bc", "d")]).Info;
        var other = Write([new Tag("ab", "c", "d")]).Info;
        var two = Write([new Tag("a", "b", "c"), new Tag("d", "e", "f")]).Info;

        Assert.Equal(3, new HashSet<string> { one.ContentDigest, other.ContentDigest, two.ContentDigest }.Count);
    }

    [Fact]
    public void Coverage_documents_and_time_are_in_the_digest_of_the_snapshot_only()
    {
        var row = new CoverageRow(default, ApiCall.DescribeVpcs, null, CoverageOutcome.Ok, 0, null, null, null);
        var document = SnapshotFiles.Document("vpcs", "vpc-1");
        SnapshotInfo[] all =
        [
            Write([]).Info,
            Write([], [row]).Info,
            Write([], [row with { Outcome = CoverageOutcome.Denied }]).Info,
            Write([], null, [document]).Info,
            Write([], null, [document with { Body = "{ }"u8.ToArray() }]).Info,
            Commit(new SnapshotMetadata("graph tests", "2026-01-31T12:00:01Z", SnapshotFiles.Metadata.TakenBy)),
            Commit(new SnapshotMetadata("graph tests", null, SnapshotFiles.Metadata.TakenBy)),
        ];

        Assert.Single(all.Select(info => info.ContentDigest).Distinct());
        Assert.Equal(all.Length, all.Select(info => info.SnapshotDigest).Distinct().Count());
    }

    [Fact]
    public void Who_wrote_it_is_in_no_digest()
    {
        var one = Commit(new SnapshotMetadata("graph 1", "2026-01-31T12:00:00Z", "somebody"));
        var other = Commit(new SnapshotMetadata("graph 2", "2026-01-31T13:00:00+01:00", null));

        Assert.Equal(one.SnapshotDigest, other.SnapshotDigest);
    }

    private (SnapshotInfo Info, IReadOnlyList<object> Taken) Write(
        IEnumerable<object> rows, IEnumerable<CoverageRow>? coverage = null, IEnumerable<RawDocument>? documents = null) =>
        SnapshotFiles.Write(_folder["a"], rows, coverage, documents);

    private SnapshotInfo Commit(SnapshotMetadata metadata)
    {
        using var writer = SnapshotWriter.Create(_folder["a"], metadata);
        return writer.Commit();
    }

    // A row, and for each argument of its constructor rows that differ in it alone.
    private static IEnumerable<object> VariantsOf(Type type)
    {
        var constructor = RowGenerators.ConstructorOf(type);
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter => RowGenerators.Argument(parameter).Sample(1, new Rnd(1, 3), 10)[0]).ToArray();
        if (type == typeof(Route))
            (arguments[2], arguments[3]) = (Graph.Model.Addressing.Cidr.AllIPv4, null);
        yield return constructor.Invoke(arguments);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (type == typeof(Route) && i is 2 or 3)
                continue;
            foreach (var value in RowGenerators.Argument(parameters[i]).Sample(8, new Rnd(1, 3), 10))
            {
                var changed = (object?[])arguments.Clone();
                changed[i] = value;
                yield return constructor.Invoke(changed);
            }
        }

        if (type == typeof(Route))
            yield return constructor.Invoke([arguments[0], arguments[1], null, new Id<ManagedPrefixList>("pl-1"), .. arguments[4..]]);
    }
}
