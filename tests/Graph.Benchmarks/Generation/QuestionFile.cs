using System.Globalization;

namespace Graph.Benchmarks.Generation;

/// <summary>Random questions on an estate: near and far, by id and by address, tcp, udp and echo.</summary>
internal static class QuestionFile
{
    private static readonly int[] TcpPorts = [22, 80, 443, 1433, 3306, 3389, 5432, 6379, 8080, 8443, 9100, 9200, 27017];
    private static readonly int[] UdpPorts = [53, 123, 161, 514, 1194];

    public static void Write(Plan plan, string path, long questions)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("source,destination,protocol,port,expect");
        for (var number = 0L; number < questions; number++)
        {
            var draw = new Draw(plan.Mix, Kind.Question, number);
            var source = plan.Cell(draw.Below(plan.Cells));
            var (protocol, port) = Traffic(draw);
            var isInside = draw.Percent(85);
            var from = isInside ? AnyName(Host(source, draw), draw) : draw.Of("internet", "8.8.8.8");
            var to = isInside && draw.Percent(10)
                ? draw.Of("8.8.8.8", "1.1.1.1", "52.218.17.96")
                : To(plan, source, draw);
            file.WriteLine($"{from},{to},{protocol},{port},");
        }
    }

    private static (string Protocol, string Port) Traffic(Draw draw) => draw.Below(10) switch
    {
        0 => ("icmp", ""),
        1 or 2 => ("udp", Text(draw.Of<int>(UdpPorts))),
        _ => ("tcp", Text(draw.Percent(85) ? draw.Of<int>(TcpPorts) : draw.Below(65_535) + 1)),
    };

    private static string To(Plan plan, Cell source, Draw draw)
    {
        var cell = draw.Below(100) switch
        {
            < 55 => source,
            < 78 => plan.PeerOf(source) ?? source,
            _ => plan.Cell(draw.Below(plan.Cells)),
        };
        return draw.Below(20) switch
        {
            0 => "lb:" + cell.BalancerName,
            1 => "lb:" + cell.NetworkBalancerName,
            2 => "db:" + DatabaseFile.Identifier(cell),
            3 => cell.InterfaceEndpoint,
            4 => cell.NatGateway(draw.Below(2)),
            5 or 6 => Host(cell, draw) is { PublicAddress: { } address } ? address : cell.Interface(2).PublicAddress!,
            _ => AnyName(Host(cell, draw), draw),
        };
    }

    private static Interface Host(Cell cell, Draw draw) =>
        cell.Interface(Cell.ServiceInterfaces + draw.Below(cell.Hosts));

    private static string AnyName(Interface one, Draw draw) => draw.Below(4) switch
    {
        0 => one.Instance,
        1 => one.Id,
        _ => one.Address,
    };

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
