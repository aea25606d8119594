using System.Text;

namespace Graph.Threats.Tests.Formats;

/// <summary>Reads CSV by RFC 4180, apart from the project's own reader.</summary>
internal static class CsvRows
{
    public static List<List<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c == '"' && isQuoted && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n' && !isQuoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        return isQuoted || cell.Length > 0 || row.Count > 0 ? throw new FormatException("the last line does not end") : rows;
    }
}
