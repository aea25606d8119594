using System.Globalization;
using System.Text;

namespace Graph.Engine.Selecting;

/// <summary>Reads selectors: or of ands of words, with not, parentheses and quotes.</summary>
internal sealed class SelectorParser(string text)
{
    private const int MaximumDepth = 64;

    private int _at;
    private int _depth;

    public Selector Parse()
    {
        var selector = ParseOr();
        SkipBlanks();
        return _at == text.Length ? selector : throw Unexpected("the end");
    }

    private Selector ParseOr()
    {
        var left = ParseAnd();
        while (TryTake(','))
            left = new Selector.Or(left, ParseAnd());
        return left;
    }

    private Selector ParseAnd()
    {
        var left = ParseNot();
        while (TryTake('&'))
            left = new Selector.And(left, ParseNot());
        return left;
    }

    private Selector ParseNot()
    {
        if (++_depth > MaximumDepth)
            throw new FormatException($"`{text}` is nested too deeply");
        try
        {
            if (TryTake('!'))
                return new Selector.Not(ParseNot());
            if (!TryTake('('))
                return Selector.OfWord(TakeWord());
            var inner = ParseOr();
            return TryTake(')') ? inner : throw Unexpected("`)`");
        }
        finally
        {
            _depth--;
        }
    }

    private string TakeWord()
    {
        SkipBlanks();
        var word = new StringBuilder();
        var isQuoted = false;
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '&' or '!' or '(' or ')')
                break;
            else
                word.Append(c);
        }

        if (isQuoted)
            throw Unexpected("a closing quote");
        var taken = word.ToString().TrimEnd(' ');
        return taken.Length > 0 ? taken : throw Unexpected("a selector");
    }

    private bool TryTake(char c)
    {
        SkipBlanks();
        if (_at == text.Length || text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] == ' ')
            _at++;
    }

    private FormatException Unexpected(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"`{text}`: {expected} is expected at column {_at + 1}"));
}
