using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace Graph.Mutation;

/// <summary>One case of a test: a method and its arguments.</summary>
internal sealed record Case(string Name, Type Class, MethodInfo Method, object?[] Arguments)
{
    /// <summary>Runs it on an instance of its own; null where it passes.</summary>
    public Exception? Run()
    {
        object? instance = null;
        try
        {
            instance = Activator.CreateInstance(Class);
            (Method.Invoke(instance, Arguments) as Task)?.GetAwaiter().GetResult();
            return null;
        }
        catch (TargetInvocationException failed)
        {
            return failed.InnerException ?? failed;
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}

/// <summary>The tests of one namespace, loaded so that they use the mutated assembly.</summary>
internal sealed class Scenarios : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Assembly _mutated;

    public Scenarios(string folder, string tests, string space, byte[] image)
        : base("mutants")
    {
        _folder = folder;
        _mutated = LoadFromStream(new MemoryStream(image));
        var assembly = LoadFromAssemblyPath(Path.Combine(folder, tests + ".dll"));
        Cases = [.. assembly.GetTypes().Where(type => type.Namespace == space && type is { IsClass: true, IsAbstract: false })
            .OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(CasesOf)];
        Turn = _mutated.GetType("MutationSwitch")!.GetMethod("Turn")!.CreateDelegate<Action<int, HashSet<int>?>>();
    }

    public IReadOnlyList<Case> Cases { get; }

    /// <summary>Turns a mutant on in this thread; 0: none. The set takes the mutants that are come by.</summary>
    public Action<int, HashSet<int>?> Turn { get; }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == _mutated?.GetName().Name)
            return _mutated;
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static IEnumerable<Case> CasesOf(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .OrderBy(method => method.Name, StringComparer.Ordinal)
        .SelectMany(method => ArgumentsOf(type, method).Select((arguments, index) => new Case($"{type.Name}.{method.Name}#{index}", type, method, arguments)));

    private static IEnumerable<object?[]> ArgumentsOf(Type type, MethodInfo method)
    {
        var attributes = method.GetCustomAttributesData();
        if (attributes.Any(one => one.AttributeType.Name == "FactAttribute"))
            yield return [];
        foreach (var data in attributes)
        {
            if (data.AttributeType.Name == "InlineDataAttribute")
            {
                var values = (IEnumerable<CustomAttributeTypedArgument>?)data.ConstructorArguments[0].Value ?? [];
                yield return [.. values.Select(value => value.Value)];
            }
            else if (data.AttributeType.Name == "MemberDataAttribute")
            {
                var rows = (IEnumerable)type.GetProperty((string)data.ConstructorArguments[0].Value!)!.GetValue(null)!;
                foreach (var row in rows)
                    yield return (object?[])row.GetType().GetInterface("ITheoryDataRow")!.GetMethod("GetData")!.Invoke(row, null)!;
            }
        }
    }
}
