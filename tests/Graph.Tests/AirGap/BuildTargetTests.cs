using Xunit;

namespace Graph.Tests.AirGap;

/// <summary>
/// The air gap's first layer stops the build of a project that names, restores or is given a network package.
/// </summary>
public sealed class BuildTargetTests
{
    [Theory]
    [InlineData("""<PackageReference Include="AWSSDK.EC2" />""", "`AWSSDK.EC2` must not be referenced here")]
    [InlineData("""<PackageReference Include="awssdk.core" />""", "`awssdk.core` must not be referenced here")]
    [InlineData("""<Reference Include="System.Net.Http" />""", "`System.Net.Http` must not be referenced here")]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "`Microsoft.AspNetCore.App` must not")]
    [InlineData("""<ProjectReference Include="../x/Graph.Collector.csproj" />""", "`Graph.Collector` must not be referenced")]
    [InlineData("""<ReferencePath Include="/x/AWSSDK.Core.dll" />""", "the compiler is given `AWSSDK.Core`")]
    public async Task A_network_package_stops_the_build(string item, string message)
    {
        var (exitCode, output) = await BuildAsync(item, []);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("GRAPH001", output, StringComparison.Ordinal);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_came_with_another_package_stops_it_too()
    {
        var (exitCode, output) = await BuildAsync("", ["Harmless/1.0.0", "System.Net.Http/4.3.4"]);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("\"System.Net.Http/4.3.4\" comes with a package", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_analyzer_uses_does_not()
    {
        var (exitCode, output) = await BuildAsync(
            """
            <PackageReference Include="Microsoft.Data.Sqlite;System.CommandLine;Scriban.Signed;YamlDotNet" />
            <ReferencePath Include="/x/System.Net.Http.dll"><FrameworkReferenceName>Microsoft.NETCore.App</FrameworkReferenceName></ReferencePath>
            <ReferencePath Include="/x/Microsoft.Data.Sqlite.dll" />
            """,
            ["Microsoft.Data.Sqlite/11.0.0"]);
        Assert.Equal((0, ""), (exitCode, output.Trim()));
    }

    [Theory]
    [InlineData("analyzer")]
    [InlineData("reports")]
    public void Every_project_of_the_folder_gets_it(string folder) =>
        Assert.Contains(
            """<Import Project="../build/AirGap.targets" />""",
            File.ReadAllText(Path.Combine(Repository.Root, folder, "Directory.Build.targets")),
            StringComparison.Ordinal);

    /// <summary>A project with only the targets' hooks: nothing is restored or compiled.</summary>
    private static async Task<(int ExitCode, string Output)> BuildAsync(string items, string[] restored)
    {
        var folder = Directory.CreateTempSubdirectory("graph-test-");
        try
        {
            var assets = string.Join(',', restored.Select(library => $"\"{library}\":{{}}"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "assets.json"), $"{{\"libraries\":{{{assets}}}}}", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "test.proj"),
                $"""
                <Project>
                  <PropertyGroup><ProjectAssetsFile>$(MSBuildThisFileDirectory)assets.json</ProjectAssetsFile></PropertyGroup>
                  <ItemGroup>{items}</ItemGroup>
                  <Target Name="PrepareForBuild" />
                  <Target Name="ResolveAssemblyReferences" />
                  <Import Project="{Path.Combine(Repository.Root, "build", "AirGap.targets")}" />
                </Project>
                """,
                TestContext.Current.CancellationToken);
            var (exitCode, output, error) = await Programs.RunAsync(
                "dotnet",
                ["msbuild", "test.proj", "-nologo", "-v:q", "-nodeReuse:false", "-t:PrepareForBuild;ResolveAssemblyReferences"],
                TestContext.Current.CancellationToken,
                folder.FullName);
            return (exitCode, output + error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
