using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Graph.Tests.AirGap;

/// <summary>
/// Something in a compiled assembly that leads to a network, or to another program that may have one.
/// </summary>
public sealed record NetworkUse(string Assembly, string What)
{
    /// <summary>
    /// Types that live in the namespace System.Net and touch no network: WebUtility only encodes and decodes text
    /// (Scriban's HTML and URL functions call it).
    /// </summary>
    private static readonly string[] Harmless = ["System.Net.WebUtility"];

    private static readonly string[] RefusedAssemblies = ["AWSSDK", "System.Net.", "System.ServiceModel", "Graph.Collector"];

    /// <summary>
    /// Native functions that may be called: SQLite's own, and what makes a rename durable (syncing a folder). The C
    /// library has sockets as well, so its functions are named one by one.
    /// </summary>
    private static readonly string[] HarmlessNative = ["e_sqlite3!", "libc!open", "libc!fsync", "libc!close"];

    /// <summary>Reads the assembly's own tables: references to assemblies, types and native libraries.</summary>
    public static IReadOnlyList<NetworkUse> In(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var name = Path.GetFileNameWithoutExtension(path);
        var assemblies = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(IsRefusedAssembly)
            .Select(assembly => $"assembly {assembly}");
        var types = metadata.TypeReferences
            .Select(handle => metadata.GetTypeReference(handle))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(IsRefusedType)
            .Select(type => $"type {type}");
        var native = NativeFunctions(metadata)
            .Where(function => !IsHarmlessNative(function))
            .Select(function => $"native function {function}");
        return
        [
            .. assemblies.Concat(types).Concat(native).Distinct().Order(StringComparer.Ordinal)
                .Select(what => new NetworkUse(name, what)),
        ];
    }

    /// <summary>The names of the assemblies that an assembly references.</summary>
    public static IReadOnlyList<string> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];
    }

    public override string ToString() => $"{Assembly} references {What}";

    private static bool IsRefusedAssembly(string name) =>
        RefusedAssemblies.Any(refused => name.StartsWith(refused, StringComparison.OrdinalIgnoreCase));

    private static bool IsRefusedType(string type) =>
        (type.StartsWith("System.Net.", StringComparison.Ordinal) && !Harmless.Contains(type))
        || type.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal);

    private static bool IsHarmlessNative(string function) => HarmlessNative.Any(harmless =>
        function == harmless || (harmless.EndsWith('!') && function.StartsWith(harmless, StringComparison.Ordinal)));

    /// <summary>Every native function that the assembly can call, as `library!function`.</summary>
    private static IEnumerable<string> NativeFunctions(MetadataReader metadata) =>
        from handle in metadata.MethodDefinitions
        let import = metadata.GetMethodDefinition(handle).GetImport()
        where !import.Module.IsNil
        select $"{metadata.GetString(metadata.GetModuleReference(import.Module).Name)}!{metadata.GetString(import.Name)}";
}
