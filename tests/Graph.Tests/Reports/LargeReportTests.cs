using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Reports;

/// <summary>An estate of 2,000 interfaces in 40 kinds of host, a few hosts of each kind reached.</summary>
public sealed class LargeReportTests
{
    private const int Hosts = 2000;
    private const int Kinds = 40;

    private static readonly Scope Here = new("111122223333", "eu-west-1");
    private static readonly MadeUpEvidence Evidence = new(text => text);

    [Fact]
    public void Two_thousand_interfaces_fit_a_file_that_a_browser_opens_and_none_is_left_out()
    {
        var html = MadeUpEstate.Write(MadeUpEstate.Input() with { Estate = Estate(), Ask = Ask });

        Assert.InRange(html.Length, 100_000, 5_000_000);
        for (var host = 0; host < Hosts; host++)
            Assert.Contains($"<code>eni-{host:x8}</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_evidence_is_written_once_for_each_kind_of_host()
    {
        var html = MadeUpEstate.Write(MadeUpEstate.Input() with { Estate = Estate(), Ask = Ask });

        Assert.Equal(Kinds, html.Split("class=\"plain members\"").Length - 1);
    }

    private static Estate Estate()
    {
        var rows = new Estate.Builder();
        for (var host = 0; host < Hosts; host++)
        {
            Id<NetworkInterface> id = new($"eni-{host:x8}");
            rows.Add(new NetworkInterface(
                    id, Here, new("subnet-1"), new("vpc-1"), null, "interface", null, "in-use", null, false, true, false, null,
                    "attached", null, 0))
                .Add(new InterfaceAddress(id, Private(host), true, Public(host), null))
                .Add(new Tag(id.Value, "Name", $"host-{host:d4}"));
        }

        return rows.Build();
    }

    private static Answer Ask(Question question)
    {
        var host = Convert.ToInt32(((EndpointReference.Of)question.Destination).Id[4..], 16);
        var kind = host % Kinds;
        var port = question.Traffic.Port!.Value;
        return port == 22 || port % Kinds == kind
            ? Evidence.Reached($"kind-{kind}", Private(host).ToString(), Public(host).ToString(), port)
            : Evidence.Filtered($"kind-{kind}", Private(host).ToString(), Public(host).ToString(), port);
    }

    private static Address Private(int host) => Address.V4(0x0A000000u + (uint)host);

    private static Address Public(int host) => Address.V4(0xC6120000u + (uint)host);
}
