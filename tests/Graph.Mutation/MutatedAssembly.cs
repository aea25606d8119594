using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Graph.Mutation;

/// <summary>A project compiled with all of its mutants, each behind a switch.</summary>
internal sealed class MutatedAssembly
{
    private MutatedAssembly(byte[] image, IReadOnlyList<Mutant> mutants, int givenUp)
    {
        Image = image;
        Mutants = mutants;
        GivenUp = givenUp;
    }

    public byte[] Image { get; }

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>The mutants that are no C#.</summary>
    public int GivenUp { get; }

    /// <param name="project">the folder of the project.</param>
    /// <param name="name">the name of its assembly.</param>
    /// <param name="folders">the folders in it that are mutated.</param>
    /// <param name="references">the assemblies that it needs besides the framework's.</param>
    public static MutatedAssembly Compile(string project, string name, IReadOnlyList<string> folders, IReadOnlyList<string> references)
    {
        var givenUp = new HashSet<int>();
        while (true)
        {
            var mutants = new List<Mutant>();
            var trees = Trees(project, folders, givenUp, mutants);
            var compilation = CSharpCompilation.Create(
                name,
                trees,
                [.. FrameworkReferences().Concat(references).Select(path => MetadataReference.CreateFromFile(path))],
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Disable,
                    checkOverflow: true,
                    optimizationLevel: OptimizationLevel.Release));
            using var image = new MemoryStream();
            var result = compilation.Emit(image);
            if (result.Success)
                return new MutatedAssembly(image.ToArray(), mutants, givenUp.Count);
            var bad = result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
            var culprits = bad.SelectMany(Culprits).ToHashSet();
            var before = givenUp.Count;
            givenUp.UnionWith(culprits);
            if (givenUp.Count == before)
                throw new InvalidOperationException(string.Join('\n', bad.Take(20)));
            Console.Error.WriteLine($"{culprits.Count} mutants given up: {bad[0]}");
        }
    }

    private static List<SyntaxTree> Trees(string project, IReadOnlyList<string> folders, HashSet<int> givenUp, List<Mutant> mutants)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Threading; global using System.Threading.Tasks; "
            + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Graph.Tests\")]";
        var trees = new List<SyntaxTree>
        {
            CSharpSyntaxTree.ParseText(usings, options),
            CSharpSyntaxTree.ParseText(SwitchSource.Text, options),
        };
        var next = 1;
        foreach (var path in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(project, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal))
                continue;
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, file);
            if (folders.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                var mutator = new Mutator(file, next, givenUp.Contains);
                // Printed and parsed again: the tree is then what a compiler would read.
                var root = mutator.Visit(tree.GetRoot())!.NormalizeWhitespace();
                tree = CSharpSyntaxTree.ParseText(root.ToFullString(), options, file);
                mutants.AddRange(mutator.Mutants);
                next = mutator.Next;
            }

            trees.Add(tree);
        }

        return trees;
    }

    // An error is about the switches in its statement; of several the innermost that are there.
    private static IEnumerable<int> Culprits(Diagnostic diagnostic)
    {
        var root = diagnostic.Location.SourceTree!.GetRoot();
        for (var node = root.FindNode(diagnostic.Location.SourceSpan); node is not null; node = node.Parent)
        {
            var numbers = SwitchesIn(node).ToList();
            if (numbers.Count > 0)
                return numbers;
        }

        return [];
    }

    private static IEnumerable<int> SwitchesIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression.ToString() == "global::MutationSwitch.Is")
        .Select(call => int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture));

    private static IEnumerable<string> FrameworkReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"));
}
