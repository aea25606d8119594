using System.Collections.Concurrent;
using System.Globalization;
using Graph.Mutation;

// graph-mutation [THREADS]: mutates the walker's rules and sets, and prints the mutants that no scenario kills.
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (!File.Exists(Path.Combine(root.FullName, "Graph.sln")))
    root = root.Parent ?? throw new InvalidOperationException("Graph.sln is in no folder above the program");
var project = Path.Combine(root.FullName, "analyzer", "Graph.Checker");
var tests = Path.Combine(root.FullName, "tests", "Graph.Tests", "bin", "Debug", "net10.0");
if (!File.Exists(Path.Combine(tests, "Graph.Tests.dll")))
{
    Console.Error.WriteLine("the tests are not built: run `dotnet build tests/Graph.Tests` first");
    return 2;
}

// The prover agrees with the walker in every test; here a test must find the change by what it says itself.
AppContext.SetSwitch("Graph.Testing.WalkerAlone", true);
var threads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2;
var mutated = MutatedAssembly.Compile(project, "Graph.Checker", ["Rules", "Sets"], [Path.Combine(tests, "Graph.Model.dll")]);
var scenarios = new Scenarios(tests, "Graph.Tests", "Graph.Tests.Scenarios", mutated.Image);

// Which tests come by which mutants; a test that fails without any mutant says nothing and is left out.
var visitors = new Dictionary<int, List<Case>>();
var failing = 0;
foreach (var test in scenarios.Cases)
{
    var seen = new HashSet<int>();
    scenarios.Turn(0, seen);
    if (test.Run() is { } failure)
    {
        failing++;
        Console.Error.WriteLine($"without a mutant {test.Name} fails: {failure.Message.Split('\n')[0]}");
        continue;
    }

    foreach (var number in seen)
    {
        if (!visitors.TryGetValue(number, out var list))
            visitors[number] = list = [];
        list.Add(test);
    }
}

Console.Error.WriteLine($"{mutated.Mutants.Count} mutants, {scenarios.Cases.Count} cases, {failing} fail by themselves");
var survivors = new ConcurrentBag<Mutant>();
var queue = new ConcurrentQueue<Mutant>(mutated.Mutants);
void Work()
{
    while (queue.TryDequeue(out var mutant))
    {
        var isKilled = false;
        foreach (var test in visitors.GetValueOrDefault(mutant.Number) ?? [])
        {
            scenarios.Turn(mutant.Number, null);
            if (test.Run() is not null)
            {
                isKilled = true;
                break;
            }
        }

        if (!isKilled)
            survivors.Add(mutant);
    }
}

const int stack = 64 << 20;
var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, stack)).ToList();
workers.ForEach(worker => worker.Start());
workers.ForEach(worker => worker.Join());

foreach (var mutant in survivors.OrderBy(mutant => mutant.Number))
    Console.WriteLine($"{(visitors.ContainsKey(mutant.Number) ? "" : "not reached: ")}{mutant}");
var killed = mutated.Mutants.Count - survivors.Count;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{killed} of {mutated.Mutants.Count} killed ({100.0 * killed / mutated.Mutants.Count:F1} %), {survivors.Count} survive"));
return 0;
