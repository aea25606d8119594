using System.Text.Json;
using Xunit;

namespace Graph.Tests.AirGap;

/// <summary>
/// The air gap's third layer: the assemblies that `graph` can load, ours and others', read without running them. What
/// .NET itself does inside is out of reach and out of scope.
/// </summary>
public sealed class ClosureTests
{
    [Fact]
    public void Nothing_that_graph_references_leads_to_a_network() =>
        Assert.Empty(Closure().Values.SelectMany(NetworkUse.In).Select(use => use.ToString()));

    [Fact]
    public void The_walk_sees_our_assemblies_and_the_packages()
    {
        string[] expected =
        [
            "graph", "Graph.Model", "Graph.Snapshots", "Graph.Checker", "Graph.Reports", "Microsoft.Data.Sqlite",
            "SQLitePCLRaw.core", "Scriban.Signed", "System.CommandLine", "YamlDotNet",
        ];
        Assert.Empty(expected.Except(Closure().Keys));
    }

    [Fact]
    public void An_assembly_that_uses_the_network_is_found()
    {
        // This test assembly itself, which starts programs and names a socket below.
        var uses = NetworkUse.In(typeof(ClosureTests).Assembly.Location).Select(use => use.What).ToList();
        Assert.Contains("type System.Net.Sockets.Socket", uses);
        Assert.Contains("assembly System.Net.Sockets", uses);
        Assert.Contains("type System.Diagnostics.Process", uses);
        Assert.Equal("Socket", typeof(System.Net.Sockets.Socket).Name);
    }

    [Fact]
    public void What_is_published_beside_graph_has_no_network_package()
    {
        var list = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "graph.deps.json"));
        Assert.Contains("System.CommandLine/", list, StringComparison.Ordinal);
        Assert.DoesNotContain("AWSSDK", list, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("System.Net.", list, StringComparison.Ordinal);
    }

    /// <summary>
    /// Every assembly that is deployed with `graph` (graph.deps.json), and everything that these reference and that is
    /// no part of the framework, by name.
    /// </summary>
    private static SortedDictionary<string, string> Closure()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<string>(Deployed());
        while (open.TryPop(out var name))
        {
            var path = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
            if (found.ContainsKey(name) || !File.Exists(path))
                continue;
            found.Add(name, path);
            foreach (var reference in NetworkUse.References(path))
                open.Push(reference);
        }

        return found;
    }

    private static IEnumerable<string> Deployed()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "graph.deps.json")));
        var libraries = list.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject());
        return
        [
            .. libraries
                .Where(library => library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(assembly => Path.GetFileNameWithoutExtension(assembly.Name)),
        ];
    }
}
