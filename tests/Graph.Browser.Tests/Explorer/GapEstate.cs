using Graph.Browser.Tests.Running;

namespace Graph.Browser.Tests.Explorer;

/// <summary>A sample of which some calls were denied: AWS's refusal stands in the place of the answer.</summary>
internal static class GapEstate
{
    public static void Write(string sample, string folder, params string[] denied)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.SampleInput(sample), "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Repository.SampleInput(sample), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (denied.Contains(Path.GetFileNameWithoutExtension(file)))
                File.WriteAllText(target, """{ "Error": { "Code": "UnauthorizedOperation", "Message": "You are not authorized" } }""");
            else
                File.Copy(file, target);
        }
    }
}
