using Graph.Benchmarks;
using Graph.Benchmarks.Generation;
using Graph.Snapshots;

const string help = """
    graph-benchmarks generate FOLDER --interfaces N [--seed S] [--questions M]
    graph-benchmarks import FOLDER [--repeat 3] [--graph PROGRAM]
    graph-benchmarks load SNAPSHOT [--repeat 3]
    graph-benchmarks test SNAPSHOT CSV [--repeat 3]
    graph-benchmarks prove SNAPSHOT
    graph-benchmarks report SNAPSHOT --graph PROGRAM [--repeat 3]

    example: graph-benchmarks generate /tmp/estate --interfaces 2000 --questions 100000
    """;

try
{
    switch (args)
    {
        case ["generate", .. var rest]:
            Generate(new Arguments(rest, "--interfaces", "--seed", "--questions"));
            return 0;
        case ["import", .. var rest]:
            var import = new Arguments(rest, "--repeat", "--graph");
            ImportBenchmark.Run(import.Operands(1, "FOLDER")[0], import.Text("--graph"), Repeat(import), Console.Out);
            return 0;
        case ["import-once", var input, var output]:
            ImportBenchmark.RunOnce(input, output);
            return 0;
        case ["digest-once", { } folder]:
            ImportBenchmark.DigestOnce(folder, Console.Out);
            return 0;
        case ["load", .. var rest]:
            var load = new Arguments(rest, "--repeat");
            LoadBenchmark.Run(load.Operands(1, "SNAPSHOT")[0], Repeat(load), Console.Out);
            return 0;
        case ["load-once", var part, var snapshot]:
            LoadBenchmark.RunOnce(part, snapshot, Console.Out);
            return 0;
        case ["test", .. var rest]:
            var test = new Arguments(rest, "--repeat");
            var files = test.Operands(2, "SNAPSHOT CSV");
            TestBenchmark.Run(files[0], files[1], Repeat(test), Console.Out);
            return 0;
        case ["prove", .. var rest]:
            ProveBenchmark.Run(new Arguments(rest).Operands(1, "SNAPSHOT")[0], Console.Out);
            return 0;
        case ["report", .. var rest]:
            var report = new Arguments(rest, "--repeat", "--graph");
            ReportBenchmark.Run(
                report.Operands(1, "SNAPSHOT")[0], report.Text("--graph") ?? throw new UsageException("report needs --graph PROGRAM"), Repeat(report), Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(help);
            return args.Length == 0 ? 0 : 2;
    }
}
catch (Exception error) when (error is UsageException or SnapshotException or IOException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

static int Repeat(Arguments arguments) => (int)arguments.Number("--repeat", 3, 1, 100);

static void Generate(Arguments arguments)
{
    var folder = arguments.Operands(1, "FOLDER")[0];
    var plan = new Plan(
        (int)arguments.Number("--interfaces", 2000, Plan.FewestInterfaces, Plan.MostInterfaces),
        (ulong)arguments.Number("--seed", 1, 0, long.MaxValue));
    EstateFiles.Write(plan, folder);
    var questions = arguments.Number("--questions", 1000, 0, 100_000_000);
    QuestionFile.Write(plan, Path.Combine(folder, "expectations.csv"), questions);
    Console.Error.WriteLine($"{plan.Interfaces} interfaces in {plan.Cells} VPCs of {plan.Accounts} accounts: {folder}");
}
