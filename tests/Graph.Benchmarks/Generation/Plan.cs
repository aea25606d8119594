using System.Globalization;

namespace Graph.Benchmarks.Generation;

/// <summary>
/// The shape of an estate: accounts of eight VPCs in two regions each, a VPC (`cell`) of about 100 interfaces (up to
/// 250 in the largest estates), and one transit gateway per region in a network account.
/// </summary>
internal sealed class Plan
{
    public const int FewestInterfaces = 20;

    /// <summary>4,096 blocks of 4,096 addresses fill 10.0.0.0/8: with more VPCs they would overlap.</summary>
    public const int MostInterfaces = 1_000_000;

    private const int CellsPerAccount = 8;
    private const int CellsInFirstRegion = 6;
    private const int UsualCell = 100;
    private const int MostCells = 4000;

    private static readonly string[] Regions = ["eu-central-1", "eu-west-1", "us-east-1"];

    public Plan(int interfaces, ulong seed)
    {
        Interfaces = interfaces;
        Mix = new Mix(seed);
        var largest = Math.Max(UsualCell, (interfaces + MostCells - 1) / MostCells);
        Cells = (interfaces + largest - 1) / largest;
        Accounts = (Cells + CellsPerAccount - 1) / CellsPerAccount;
    }

    public Mix Mix { get; }

    public int Interfaces { get; }

    public int Cells { get; }

    public int Accounts { get; }

    public string NetworkAccount => "999900000000";

    public IEnumerable<string> UsedRegions => Regions.Where(region => CellsIn(region).Any());

    public Cell Cell(int index) => new(
        this, index, (Interfaces / Cells) + (index < Interfaces % Cells ? 1 : 0), AccountOf(index), RegionOf(index));

    /// <summary>The accounts and regions in order, with the cells in each.</summary>
    public IEnumerable<(string Account, string Region, IReadOnlyList<Cell> Cells)> Folders()
    {
        for (var first = 0; first < Cells; first += CellsPerAccount)
        {
            var last = Math.Min(first + CellsPerAccount, Cells);
            foreach (var group in Enumerable.Range(first, last - first).GroupBy(RegionOf))
                yield return (AccountOf(first), group.Key, [.. group.Select(Cell)]);
        }
    }

    public IEnumerable<Cell> CellsIn(string region) =>
        Enumerable.Range(0, Cells).Where(cell => RegionOf(cell) == region).Select(Cell);

    /// <summary>The neighbour that the cell is peered with: pairs of one account and region.</summary>
    public Cell? PeerOf(Cell cell)
    {
        var other = cell.Index ^ 1;
        return other < Cells ? Cell(other) : null;
    }

    public static string Zone(string region, int zone) => region + (zone == 0 ? "a" : "b");

    public static int RegionNumber(string region) => Array.IndexOf(Regions, region);

    public string TransitGateway(string region) => Mix.Id("tgw", Kind.TransitGateway, RegionNumber(region));

    public string TransitTable(string region, Segment segment) =>
        Mix.Id("tgw-rtb", Kind.TransitTable, (RegionNumber(region) * 8) + (int)segment);

    public string S3PrefixList(string region) => Mix.Id("pl", Kind.PrefixList, RegionNumber(region));

    private static string AccountOf(int cell) =>
        (100_000_000_000 + (cell / CellsPerAccount)).ToString(CultureInfo.InvariantCulture);

    private static string RegionOf(int cell) =>
        Regions[((cell / CellsPerAccount) + (cell % CellsPerAccount < CellsInFirstRegion ? 0 : 1)) % Regions.Length];
}

/// <summary>Which transit gateway route table a VPC is associated with; shared ones are seen by all.</summary>
internal enum Segment
{
    Shared = 0,
    Prod = 1,
    Dev = 2,
}
