using System.Text.Json;
using Graph.Cli.Output;
using Graph.Cli.Trace;
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

            request tcp 198.51.100.7:1024 -> 203.0.113.5:22
              #  component               decision                        rule                                     packet from here
              1  internet gateway igw-1  passed: destination translated                                           tcp 198.51.100.7:1024 -> 10.0.0.5:22
              2  security group sg-1     passed                          sgr-1: allow tcp 22 from pl-1 \u001B[2J

            reply tcp 10.0.0.5:22 -> 198.51.100.7:1024
              #  component          decision                                            rule                                           packet from here
              1  network ACL acl-1  blocked SUBNET_ACL_RESTRICTION: no entry allows it  egress/32767/0.0.0.0/0: deny all to 0.0.0.0/0

            """,
            Text(answer));
    }

    [Fact]
    public void Text_names_what_is_missing_and_what_is_assumed()
    {
        Assert.Equal(
            """
            internet -> i-1 tcp/22: unknown: because [SUBNET_ACL_RESTRICTION]

            missing  acl-1: the subnet's network ACL is not in the snapshot

            """,
            Text(Answers.Of(Verdict.Unknown)));
        Assert.Contains("\nclient ports: 1024-65535\n", Text(Answers.Of(Verdict.Reachable)), StringComparison.Ordinal);
        Assert.Contains("\nassumed  bpa-off: VPC Block", Text(Answers.Of(Verdict.Reachable)), StringComparison.Ordinal);
    }

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
