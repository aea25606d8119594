using System.Globalization;
using Graph.Reports.Formats.Drawing;

namespace Graph.Reports.Maps;

/// <summary>Where each node, lane and edge of a map is drawn, in the units of its view box.</summary>
internal sealed class MapDrawing
{
    public const int NodeWidth = 176;
    public const int NodeHeight = 42;

    private const int ColumnGap = 92;
    private const int RowGap = 16;
    private const int Head = 44;
    private const int Margin = 16;
    private const int BandGap = 56;

    private readonly (int X, int Y)[] _at;
    private readonly Dictionary<int, int> _column = [];

    public MapDrawing(FlowGraph graph, LaneMap map)
    {
        _at = new (int, int)[graph.Nodes.Length];
        var tallest = map.Columns.Select(column => column.Nodes.Length).DefaultIfEmpty(0).Max();
        var perRow = Math.Max(1, map.Columns.Length);
        var bandRows = map.Band is { } band ? (band.Nodes.Length + perRow - 1) / perRow : 0;
        Width = (2 * Margin) + (Math.Max(1, map.Columns.Length) * (NodeWidth + ColumnGap)) - ColumnGap;
        ColumnsHeight = Head + (tallest * (NodeHeight + RowGap)) + Margin;
        Height = ColumnsHeight + (bandRows == 0 ? 0 : BandGap + Head + (bandRows * (NodeHeight + RowGap)) + Margin);
        for (var column = 0; column < map.Columns.Length; column++)
        {
            var nodes = map.Columns[column].Nodes;
            var top = Head + ((tallest - nodes.Length) * (NodeHeight + RowGap) / 2);
            for (var row = 0; row < nodes.Length; row++)
            {
                _at[nodes[row]] = (LeftOf(column), top + (row * (NodeHeight + RowGap)));
                _column[nodes[row]] = column;
            }
        }

        for (var index = 0; map.Band is { } one && index < one.Nodes.Length; index++)
        {
            _at[one.Nodes[index]] = (LeftOf(index % perRow), ColumnsHeight + BandGap + Head + (index / perRow * (NodeHeight + RowGap)));
            _column[one.Nodes[index]] = -1;
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>How far down the columns reach.</summary>
    public int ColumnsHeight { get; }

    public int BandTop => ColumnsHeight + BandGap;

    public int BandHeight => Height - BandTop;

    public static int LeftOf(int column) => Margin + (column * (NodeWidth + ColumnGap));

    public (int X, int Y) Of(int node) => _at[node];

    /// <summary>A curve from one node's side to another's, as the value of a path's `d`.</summary>
    public string Curve(int from, int to)
    {
        var (a, b) = (_at[from], _at[to]);
        var (columnA, columnB) = (_column[from], _column[to]);
        if (columnA < 0 || columnB < 0)
            return columnA == columnB ? Beside(a, b) : columnA < 0 ? Down(b, a, up: true) : Down(a, b, up: false);
        if (columnA == columnB)
            return Around(a, b);
        var (x1, x2) = columnA < columnB ? (a.X + NodeWidth, b.X) : (a.X, b.X + NodeWidth);
        // Ways back run a little lower, so that both directions are seen.
        var shift = columnA < columnB ? -6 : 8;
        var (y1, y2) = (a.Y + (NodeHeight / 2) + shift, b.Y + (NodeHeight / 2) + shift);
        var bend = Math.Max(36, Math.Abs(x2 - x1) / 2) * (columnA < columnB ? 1 : -1);
        return Path($"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
    }

    /// <summary>Within one column: out at the right and back in.</summary>
    private static string Around((int X, int Y) a, (int X, int Y) b)
    {
        var x = a.X + NodeWidth;
        var (y1, y2) = (a.Y + (NodeHeight / 2) - 4, b.Y + (NodeHeight / 2) + 4);
        var bend = 26 + Math.Min(40, Math.Abs(y2 - y1) / 8);
        return Path($"M{x} {y1}C{x + bend} {y1} {x + bend} {y2} {x} {y2}");
    }

    private static string Beside((int X, int Y) a, (int X, int Y) b)
    {
        var (x1, x2) = (a.X + (NodeWidth / 2) - 6, b.X + (NodeWidth / 2) + 6);
        var (y1, y2) = (a.Y, b.Y);
        return Path($"M{x1} {y1}C{x1} {y1 - 34} {x2} {y2 - 34} {x2} {y2}");
    }

    /// <summary>Between a node of a column and one of the band below.</summary>
    private static string Down((int X, int Y) column, (int X, int Y) band, bool up)
    {
        var shift = up ? 10 : -10;
        var (x1, y1) = (column.X + (NodeWidth / 2) + shift, column.Y + NodeHeight);
        var (x2, y2) = (band.X + (NodeWidth / 2) + shift, band.Y);
        var bend = Math.Max(30, (y2 - y1) / 2);
        return up
            ? Path($"M{x2} {y2}C{x2} {y2 - bend} {x1} {y1 + bend} {x1} {y1}")
            : Path($"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}");
    }

    private static string Path(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
