using System.Globalization;
using System.Text;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Reports.Exposure;

/// <summary>
/// What an answer's evidence looks like when the endpoint's own ids and addresses and the asked port are left out: the same
/// components, the same rules, the same decisions. Answers of one shape are shown once.
/// </summary>
internal sealed class EvidenceShape
{
    private readonly StringBuilder _text = new();
    private readonly ReportEndpoint _endpoint;
    private readonly string _port;

    private EvidenceShape(ReportEndpoint endpoint, WatchedPort port)
    {
        _endpoint = endpoint;
        _port = port.Number.ToString(CultureInfo.InvariantCulture);
    }

    public static string Of(Answer answer, ReportEndpoint endpoint, WatchedPort port) =>
        new EvidenceShape(endpoint, port).Shape(answer);

    private string Shape(Answer answer)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{(int)answer.Verdict}|{answer.Code}|");
        _text.Append(answer.IsForwardDelivered ? 'f' : '-').Append(answer.IsDormant ? 'd' : '-');
        foreach (var fact in answer.Missing)
        {
            Field('m', fact.Subject);
            Field('r', fact.Reason);
        }

        foreach (var assumption in answer.Assumptions)
            Field('a', assumption.Id);
        if (answer.Connection is not { } connection)
        {
            Field('w', answer.Reason);
            return _text.ToString();
        }

        // A refusal shows what stops the packet, not what lets it pass before.
        var onlyStops = answer.Verdict == Verdict.Unreachable;
        Add('>', connection.Request, onlyStops);
        if (connection.Reply is { } reply)
            Add('<', reply, onlyStops);
        return _text.ToString();
    }

    private void Add(char direction, Journey journey, bool onlyStops)
    {
        _text.Append(direction).Append(journey.ReachesEnd ? '1' : '0');
        foreach (var hop in journey.Hops)
        {
            if (onlyStops && hop.Decision is HopDecision.Passed)
                continue;
            Field('k', hop.Component.Kind);
            Field('i', hop.Component.Id);
            if (hop.Rule is { } rule)
                Field('u', rule.Id);
            Translation(hop.Before, hop.After);
            switch (hop.Decision)
            {
                case HopDecision.Passed { Note: { } note }:
                    Field('p', note);
                    break;
                case HopDecision.Blocked blocked:
                    Field('x', blocked.Code.Name);
                    Field('y', blocked.Detail);
                    break;
                case HopDecision.Undecided undecided:
                    Field('q', undecided.Code.Name);
                    Field('m', undecided.Fact.Subject);
                    Field('r', undecided.Fact.Reason);
                    break;
            }
        }
    }

    private void Translation(Packet before, Packet after)
    {
        if (before == after)
            return;
        _text.Append('t')
            .Append(before.Source == after.Source ? '-' : 's')
            .Append(before.Destination == after.Destination ? '-' : 'd')
            .Append(before.SourcePort == after.SourcePort ? '-' : 'p')
            .Append(before.DestinationPort == after.DestinationPort ? '-' : 'q');
    }

    // The marks are control characters, and those of the text become spaces: no text can imitate a mark.
    private void Field(char mark, string text)
    {
        _text.Append('\u0001').Append(mark);
        if (_endpoint.Own.Contains(text))
        {
            _text.Append('\u0002');
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsPartOfWord(text[end]))
                end++;
            if (end > start)
                Word(text[start..end]);
            if (end < text.Length)
                _text.Append(text[end] < ' ' ? ' ' : text[end]);
            start = end + 1;
        }
    }

    private void Word(string word)
    {
        var colon = word.LastIndexOf(':');
        if (word == _port)
            _text.Append('\u0003');
        else if (colon == 0 && word[1..] == _port)
            _text.Append(':').Append('\u0003');
        else if (_endpoint.Own.Contains(word))
            _text.Append('\u0002');
        else if (colon > 0 && _endpoint.Own.Contains(word[..colon]))
            Append('\u0002', word[(colon + 1)..]);
        else
            _text.Append(word);
    }

    private void Append(char own, string port)
    {
        _text.Append(own).Append(':');
        if (port == _port)
            _text.Append('\u0003');
        else
            _text.Append(port);
    }

    private static bool IsPartOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or ':' or '-' or '_';
}
