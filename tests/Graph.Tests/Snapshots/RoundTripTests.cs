using FsCheck.Xunit;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Graph.Snapshots.Schema;
using Xunit;

namespace Graph.Tests.Snapshots;

[Properties(Arbitrary = [typeof(RowGenerators)], MaxTest = 40)]
public sealed class RoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_type_of_the_model_has_a_table()
    {
        var rows = typeof(Vpc).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(Vpc).Namespace && type is { IsClass: true, IsAbstract: false, IsNested: false })
            .Append(typeof(Tag));
        Assert.Equal(
            rows.Select(type => type.Name).Order(StringComparer.Ordinal),
            SnapshotSchema.Content.Select(table => table.RowType.Name).Order(StringComparer.Ordinal));
    }

    [Property]
    public void What_is_added_is_read(RowSet set, CoverageRow[] coverage)
    {
        var (written, taken) = SnapshotFiles.Write(_folder["a"], set.Rows, coverage);

        using var snapshot = Snapshot.Open(_folder["a"]);
        var estate = snapshot.ReadEstate();

        Assert.Equal(taken.ToHashSet(), estate.AllRows().ToHashSet());
        Assert.Equal(taken.Count, estate.AllRows().Count);
        Assert.Equal(Text(coverage), Text(estate.Coverage.Rows));
        Assert.Equal(written, snapshot.Info);
        Assert.Equal(SnapshotFiles.Metadata.TakenAt, estate.TakenAt);
        Assert.True(snapshot.VerifyDigests());
    }

    [Property]
    public void A_second_row_with_the_key_of_another_is_not_taken_and_does_not_replace_it(RowSet set)
    {
        var (_, taken) = SnapshotFiles.Write(_folder["a"], set.Rows);
        var (_, takenAgain) = SnapshotFiles.Write(_folder["b"], taken.Concat(set.Rows));

        Assert.Equal(taken, takenAgain);
    }

    [Fact]
    public void Rows_are_read_in_the_order_of_their_keys()
    {
        var ids = new[] { "vpc-2", "vpc-10", "vpc-1", "VPC-1" };
        SnapshotFiles.Write(
            _folder["a"], ids.Select(id => new Vpc(new Id<Vpc>(id), default, "available", false, null)));

        using var snapshot = Snapshot.Open(_folder["a"]);

        Assert.Equal(
            ["VPC-1", "vpc-1", "vpc-10", "vpc-2"], snapshot.ReadEstate().Rows<Vpc>().Select(vpc => vpc.Id.Value));
    }

    [Fact]
    public void A_different_row_with_a_known_key_is_refused_and_an_equal_one_is_not()
    {
        using var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);
        var vpc = new Vpc(new Id<Vpc>("vpc-1"), default, "available", false, null);
        writer.Add(vpc);
        writer.Add(vpc with { });

        var error = Assert.Throws<SnapshotException>(() => writer.Add(vpc with { State = "pending\n" }));

        Assert.Contains("`vpcs`", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_route_without_a_destination_is_refused()
    {
        using var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);
        var route = new Route(new Id<RouteTable>("rtb-1"), 0, null, null, RouteTarget.Local, "CreateRouteTable", "active");

        Assert.Throws<SnapshotException>(() => writer.Add(route));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        using var writer = SnapshotWriter.Create(_folder["a"], SnapshotFiles.Metadata);

        Assert.Throws<SnapshotException>(() => writer.Add(new Tag("vpc-1", "\ud800", "")));
    }

    // Coverage rows have no order of their own.
    private static IEnumerable<string> Text(IEnumerable<CoverageRow> rows) =>
        rows.Select(row => row.ToString()).Order(StringComparer.Ordinal);
}
