using System.Text.Json;
using Graph.Cli.Output;
using Graph.Cli.Trace;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class TraceOutputTests
{
    private static readonly Question Ssh =
        new(EndpointReference.Parse("internet"), EndpointReference.Parse("i-1"), Traffic.Tcp(22));

    [Fact]
    public void Text_tells_the_verdict_then_every_hop_and_what_it_changed()
    {
        var answer = Answers.Of(Verdict.Unreachable, "the reply is stopped", Answers.StoppedReply("\u001b[2J"))
            with
        { IsForwardDelivered = true };
        Assert.Equal(
            """
            internet -> i-1 tcp/22: unreachable: the reply is stopped [SUBNET_ACL_RESTRICTION]
            forward: delivered, the reply is not

            stopped at  by                 because
            reply 1     network ACL acl-1  SUBNET_ACL_RESTRICTION: no entry allows it

            request tcp 198.51.100.7:1024 -> 203.0.113.5:22
              #  component               decision
              1  internet gateway igw-1  passed: destination translated
                                         now tcp 198.51.100.7:1024 -> 10.0.0.5:22
              2  security group sg-1     passed by sgr-1: allow tcp 22 from pl-1 \u001B[2J

            reply tcp 10.0.0.5:22 -> 198.51.100.7:1024
              #  component          decision
              1  network ACL acl-1  blocked SUBNET_ACL_RESTRICTION: no entry allows it
                                    by egress/32767/0.0.0.0/0: deny all to 0.0.0.0/0

            """,
            Text(answer));
    }

    [Fact]
    public void Text_names_what_is_missing_and_what_is_assumed()
    {
        Assert.Equal(
            """
            internet -> i-1 tcp/22: unknown: because [SUBNET_ACL_RESTRICTION]

            missing
            acl-1    the subnet's network ACL is not in the snapshot

            """,
            Text(Answers.Of(Verdict.Unknown)));
        Assert.Contains("\nclient ports: 1024-65535\n", Text(Answers.Of(Verdict.Reachable)), StringComparison.Ordinal);
        Assert.Contains("\nassumed\nbpa-off  VPC Block", Text(Answers.Of(Verdict.Reachable)), StringComparison.Ordinal);
    }

    /// <summary>Ids of load balancers are long, and a snapshot's texts may be of any length: they go on in the next line, whole.</summary>
    [Fact]
    public void No_line_but_the_first_is_wider_than_120_and_nothing_is_lost()
    {
        const string Arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/a-rather-long-name/0123456789abcdef";
        var detail = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"word{number}"));
        var packet = Packet.WithPorts(
            Address.Parse("2001:db8:1111:2222:3333:4444:5555:6666"), Address.Parse("2001:db8::1"), IpProtocol.Tcp, 65535, 443);
        var hop = new Hop(
            new Component("load balancer", Arn),
            new HopDecision.Blocked(ExplanationCodes.Elbv2ListenersMismatch, detail + " " + new string('x', 300)),
            null,
            packet,
            packet);
        var lines = Text(Answers.Of(Verdict.Unreachable, "because", new Connection(new Journey(packet, [hop], false, []), null))).Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
        var text = string.Concat(string.Concat(lines).Where(c => c != ' '));
        Assert.Equal(2 * 300, text.Count(c => c == 'x'));
        Assert.All(Enumerable.Range(1, 60), number => Assert.Contains($"word{number}", text, StringComparison.Ordinal));
    }

    /// <summary>A line break in a text of the snapshot starts no line of the table.</summary>
    [Fact]
    public void A_text_cannot_forge_a_line()
    {
        var packet = Packet.WithPorts(Address.Parse("10.0.0.1"), Address.Parse("10.0.0.2"), IpProtocol.Tcp, 1024, 443);
        var hop = new Hop(
            new Component("subnet", "s\n  2  forged"), new HopDecision.Blocked(ExplanationCodes.NoPath, "x\nforged"), null, packet, packet);
        var text = Text(Answers.Of(Verdict.Unreachable, "because", new Connection(new Journey(packet, [hop], false, []), null)));
        Assert.DoesNotContain("\n  2", text, StringComparison.Ordinal);
        Assert.Contains("x\\u000Aforged", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two", 7, "one two")]
    [InlineData("one  two", 4, "one|two")]
    [InlineData("arn:aws:ec2:x", 8, "arn:aws:|ec2:x")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("", 4, "")]
    public void Texts_are_broken_at_blanks_then_behind_punctuation_then_anywhere(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|'), WrappedText.Lines(text, width));

    [Fact]
    public void Json_holds_every_hop_and_is_plain_ascii()
    {
        using var output = new StringWriter();
        using (var document = new JsonOutput(output))
        {
            document.Json.WriteStartObject();
            AnswerJson.WriteQuestion(document.Json, Ssh);
            AnswerJson.WriteAnswer(document.Json, Answers.Of(Verdict.Unreachable, "\u202e\u001b</script>é\ud800"));
            var connection = Answers.StoppedReply("\u009b");
            AnswerJson.WriteJourney(document.Json, "request", connection.Request);
            AnswerJson.WriteJourney(document.Json, "reply", null);
            document.Json.WriteEndObject();
        }

        var text = output.ToString();
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain("</script>", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal("unreachable", root.GetProperty("verdict").GetString());
        Assert.Equal("SUBNET_ACL_RESTRICTION", root.GetProperty("code").GetString());
        Assert.Equal("\u202e\u001b</script>é\ufffd", root.GetProperty("reason").GetString());
        Assert.Equal(22, root.GetProperty("port").GetInt32());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("sourcePort").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("reply").ValueKind);
        var hop = root.GetProperty("request").GetProperty("hops")[1];
        Assert.Equal("sgr-1", hop.GetProperty("rule").GetProperty("id").GetString());
        Assert.Equal("allow tcp 22 from pl-1 \u009b", hop.GetProperty("rule").GetProperty("text").GetString());
    }

    private static string Text(Answer answer)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TraceText.Write(Ssh, answer, output);
        return output.ToString();
    }
}
