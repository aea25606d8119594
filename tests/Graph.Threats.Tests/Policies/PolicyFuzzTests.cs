using System.Text;
using FsCheck.Xunit;
using Graph.Threats.Documents;
using Graph.Threats.Policies;
using Graph.Threats.Scopes;
using Xunit;

namespace Graph.Threats.Tests.Policies;

/// <summary>Whatever a file holds, it is read or refused with the place of what is wrong.</summary>
public sealed class PolicyFuzzTests
{
    private static readonly string[] Splinters =
        ["{", "}", "[", "]", ":", ",", "'", "\"", "&a ", "*a", "!!str ", "- ", "\n", "\t", "  ", "#", "|\n", ">\n", "---\n", "null", "~", "\u202E", "\0", "\uD800", "99999999999", "%"];

    private const string Scope =
        """
        {"MatchPaths": [{"Source": {"PacketHeaderStatement": {"SourceAddresses": ["10.0.0.0/8"], "DestinationPorts": ["22-23"]},
          "ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}, "Destination": {"ResourceStatement": {"Resources": ["vpc-1"]}}}],
          "ExcludePaths": [{"ThroughResources": [{"ResourceStatement": {"Resources": ["nat-1"]}}]}]}
        """;

    [Property(MaxTest = 1500)]
    public void A_damaged_policy_is_read_or_refused_with_places(int seed) => IsReadOrRefused(DefaultPolicy.Text, seed, PolicyReader.Read);

    [Property(MaxTest = 1500)]
    public void A_damaged_scope_is_read_or_refused_with_places(int seed) => IsReadOrRefused(Scope, seed, AccessScopeReader.Read);

    private static void IsReadOrRefused<T>(string text, int seed, Func<string, T> read)
    {
        var damaged = Damage(text, new Random(seed));
        var lines = damaged.Split('\n').Length + 1;
        try
        {
            Assert.NotNull(read(damaged));
        }
        catch (DocumentException e)
        {
            Assert.NotEmpty(e.Problems);
            Assert.All(e.Problems, problem =>
            {
                Assert.InRange(problem.At.Line, 1, lines);
                Assert.True(problem.At.Column >= 1);
                Assert.NotEmpty(problem.Message);
            });
        }
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 20), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Splinters[random.Next(Splinters.Length)]);
                    break;
                default:
                    var length = Math.Min(random.Next(1, 200), damaged.Length - at);
                    damaged.Insert(random.Next(damaged.Length), damaged.ToString(at, length));
                    break;
            }
        }

        return damaged.ToString();
    }
}
