using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

public sealed class UpgradeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public UpgradeTests() => SnapshotFiles.Write(_folder["a"], []);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_current_snapshot_is_left_as_it_is_and_no_file_is_written()
    {
        var outcome = SnapshotUpgrade.Upgrade(_folder["a"], _folder["b"]);

        Assert.True(outcome.WasCurrent);
        Assert.Equal(["a"], _folder.Files);
    }

    [Fact]
    public void A_newer_snapshot_is_refused()
    {
        ForgedFiles.Change(_folder["a"], "PRAGMA user_version = 7");

        var error = Assert.Throws<SnapshotException>(() => SnapshotUpgrade.Upgrade(_folder["a"], _folder["b"]));

        Assert.Contains("made by a newer graph: format 7; this graph reads up to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_that_no_step_leads_on_from_is_refused()
    {
        ForgedFiles.Change(_folder["a"], "PRAGMA user_version = 0");

        var error = Assert.Throws<SnapshotException>(() => SnapshotUpgrade.Upgrade(_folder["a"], _folder["b"]));

        Assert.Contains("format 0, which this graph cannot upgrade", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], _folder.Files);
    }

    [Fact]
    public void Steps_lead_from_format_to_format_and_only_the_last_result_is_left()
    {
        var steps = new Dictionary<int, UpgradeStep>
        {
            [1] = (path, output) => File.WriteAllText(output, $"2 from {Path.GetFileName(path)}"),
            [2] = (path, output) => File.WriteAllText(output, $"3 from {File.ReadAllText(path)}"),
        };

        var outcome = SnapshotUpgrade.Upgrade(_folder["a"], _folder["b"], steps, current: 3);

        Assert.Equal(new UpgradeOutcome(1, 3), outcome);
        Assert.Equal("3 from 2 from a", File.ReadAllText(_folder["b"]));
        Assert.Equal(["a", "b"], _folder.Files);
    }
}
