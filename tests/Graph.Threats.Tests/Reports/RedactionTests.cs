using FsCheck.Fluent;
using FsCheck.Xunit;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Reports;
using Graph.Reports.Formats;
using Graph.Threats.Policies;
using Xunit;

namespace Graph.Threats.Tests.Reports;

/// <summary>A report that leaves the house names nobody, and still says the same.</summary>
public sealed class RedactionTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    [Fact]
    public void No_name_account_or_address_of_the_estate_is_left()
    {
        var estate = Estates.Sample("three-tier-broken");
        var input = Report.Of(estate);
        var redactor = new Redactor(Key, EstateNames.Of(estate, DefaultPolicy.Value).Append(input.Label));
        using var json = new StringWriter();
        using var csv = new StringWriter();
        ReportTwins.WriteJson(json, input.Model, new FormatOptions("x", "1"), redactor);
        ReportTwins.WriteCsv(csv, input.Model, new FormatOptions("x", "1"), redactor);
        string[] written = [Report.Html(input, new ReportOptions { Redactor = redactor }), json.ToString(), csv.ToString()];

        var secrets = estate.Rows<Tag>().Where(tag => tag.Key is "Name" or "Owner").Select(tag => tag.Value)
            .Concat(estate.Rows<SecurityGroup>().Select(group => group.Name).Where(name => name != "default"))
            .Concat(estate.Rows<InterfaceAddress>().Select(row => row.PublicAddress?.ToString()).OfType<string>())
            .Concat(estate.Rows<InterfaceAddress>().Where(row => row.Address.Family == AddressFamily.IPv4).Select(row => row.Address.ToString()))
            .Append("111122223333").Where(name => DefaultPolicy.Value.Tier(name) is null).Distinct().ToList();
        Assert.InRange(secrets.Count, 40, 400);
        Assert.All(written, text => Assert.All(secrets, secret => Assert.False(IsWord(text, secret), secret)));
    }

    [Fact]
    public void Verdicts_and_counts_are_those_of_the_estate()
    {
        var input = Report.Of(Estates.Sample("three-tier-broken"));
        var open = Report.Parse(Report.Html(input));
        var redacted = Report.Parse(Report.Html(input, new ReportOptions { Redactor = new Redactor(Key, EstateNames.Of(input.Estate, DefaultPolicy.Value)) }));

        foreach (var selector in (string[])["h1", ".tiles"])
            Assert.Equal(open.QuerySelector(selector)!.TextContent, redacted.QuerySelector(selector)!.TextContent);
        Assert.Equal(open.QuerySelectorAll(".matrix td").Select(cell => cell.ClassName), redacted.QuerySelectorAll(".matrix td").Select(cell => cell.ClassName));
    }

    [Property]
    public bool Two_addresses_share_as_many_first_bits_as_their_pseudonyms(uint one, uint other)
    {
        var redactor = new Redactor(Key, []);
        var (a, b) = (Of(redactor, one), Of(redactor, other));
        return IsKept(one) || IsKept(other) || Shared(one, other) == Shared(a, b);
    }

    [Property]
    public bool Private_addresses_stay_private_and_no_other_becomes_so(uint bits) =>
        IsPrivate(bits) == IsPrivate(Of(new Redactor(Key, []), bits));

    [Theory]
    [InlineData("10.0.0.0/8", 8)]
    [InlineData("10.20.0.0/16", 16)]
    [InlineData("2a05:d018:8f4:2e00::/56", 56)]
    public void A_block_keeps_its_length_and_holds_the_pseudonyms_of_what_lay_in_it(string block, int length)
    {
        var redactor = new Redactor(Key, []);
        var redacted = Cidr.Parse(redactor.Of(block));

        Assert.Equal(length, redacted.Length);
        Assert.True(redacted.Contains(Address.Parse(redactor.Of(Cidr.Parse(block).Last.ToString()))));
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("bad:cafe")]
    [InlineData("169.254.169.254")]
    [InlineData("tcp 1024-65535")]
    [InlineData("2026-11-24T18:00:00Z")]
    [InlineData("sgr-014d17ca3137acb8a")]
    public void What_names_nobody_stays(string text) => Assert.Equal(text, new Redactor(Key, []).Of(text));

    [Theory]
    [InlineData("arn:aws:rds:eu-west-1:111122223333:db:shop")]
    [InlineData("111122223333")]
    [InlineData("of 111122223333.")]
    [InlineData("54.1.2.3:443 -> 10.1.2.3:80")]
    [InlineData("[2a05:d018:8f4:2e10:5b1:9c7e:44d2:90]:3000")]
    [InlineData("2a05:d018::1, 54.1.2.0/24.")]
    public void Accounts_and_addresses_are_found_wherever_they_stand(string text)
    {
        var redacted = new Redactor(Key, []).Of(text);

        Assert.All((string[])["111122223333", "54.1.2", "10.1.2.3", "2a05:d018"], secret => Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal));
        Assert.Equal(text.Contains(':', StringComparison.Ordinal), redacted.Contains(':', StringComparison.Ordinal));
    }

    [Fact]
    public void Pseudonyms_depend_on_the_key()
    {
        const string Text = "prod-db at 54.1.2.3 of 111122223333";
        var other = Key.Reverse().ToArray();

        Assert.NotEqual(new Redactor(Key, ["prod-db"]).Of(Text), new Redactor(other, ["prod-db"]).Of(Text));
        Assert.DoesNotContain("prod-db", new Redactor(Key, ["prod-db"]).Of(Text), StringComparison.Ordinal);
    }

    private static uint Of(Redactor redactor, uint bits) => (uint)Address.Parse(redactor.Of(Address.V4(bits).ToString())).Bits;

    private static int Shared(uint one, uint other) => one == other ? 32 : System.Numerics.BitOperations.LeadingZeroCount(one ^ other);

    private static bool IsKept(uint bits) => bits >> 24 is 0 or 127 || bits >> 16 == 0xA9FE;

    private static bool IsPrivate(uint bits) => bits >> 24 == 10 || bits >> 20 == 0xAC1 || bits >> 16 == 0xC0A8;

    /// <summary>As a whole word: `web` in `webacl` gives nobody away.</summary>
    private static bool IsWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + word.Length == text.Length || !IsPart(text[at + word.Length])))
                return true;
        }

        return false;

        static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
    }
}
