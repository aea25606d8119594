using System.Text;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import.Reading;

/// <summary>
/// The first object of a list goes by .NET's reader, those behind it by the compactor: what becomes of an odd one must not
/// depend on that.
/// </summary>
public sealed class SameEitherWayTests
{
    private const string Instance = """{ "InstanceId": "i-1", "VpcId": "vpc-1", "State": { "Name": "running" } }""";

    [Theory]
    [InlineData("""{ "OwnerId": "123456789012", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "Instances": [ INSTANCE ], "OwnerId": "123456789012" }""")]
    [InlineData("""{ "Instances": [ INSTANCE, { "InstanceId": "i-2", "State": { "Name": "stopped" } } ] }""")]
    [InlineData("""{ "Instances": [ { "InstanceId": 7 }, INSTANCE, {}, [], 1, "text", null ] }""")]
    [InlineData("""{ "OwnerId": null, "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": "", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": 123456789012, "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": "12345678\u0039012", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": "\ud800", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "Owner\u0049d": "123456789012", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": "123456789012", "OwnerId": "210987654321", "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "Instances": [ { "InstanceId": "i-3" } ], "Instances": [ INSTANCE ] }""")]
    [InlineData("""{ "OwnerId": "123456789012" }""")]
    [InlineData("""{ "OwnerId": "123456789012", "Instances": {} }""")]
    [InlineData("""{ "OwnerId": "123456789012", "Instances": null }""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""7""")]
    public void A_reservation(string odd) =>
        AssertSame(
            "Reservations",
            """{ "OwnerId": "123456789012", "Instances": [] }""",
            odd.Replace("INSTANCE", Instance, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "VpcId": "vpc-1", "State": "available", "CidrBlock": "10.0.0.0/16", "OwnerId": "123456789012" }""")]
    [InlineData("""{ "\u0056pcId": "vpc-1", "State": "available", "CidrBlock": "10.0.0.0/16" }""")]
    [InlineData("""{ "VpcId": "vpc-\u0031", "State": "available", "CidrBlock": "10.0.0.0/16", "Note": "a \"quoted\" [text}" }""")]
    [InlineData("""{ "VpcId": "vpc-2", "VpcId": "vpc-1", "State": "available" }""")]
    [InlineData("""{ "VpcId": 12, "State": "available" }""")]
    [InlineData("""{ "VpcId": -1.5e3, "State": "available" }""")]
    [InlineData("""{ "VpcId": { "VpcId": "vpc-1" }, "State": "available" }""")]
    [InlineData("""{ "VpcId": null }""")]
    [InlineData("""{ "VpcId": "" }""")]
    [InlineData("""{ "VpcId": "a b" }""")]
    [InlineData("""{ "VpcId": "vpc-1", "State": "\udc00" }""")]
    [InlineData("""{ "VpcId": "vpc-1", "State": "BYTE" }""")]
    [InlineData("""{ "VpcId": "BYTE", "State": "available" }""")]
    [InlineData("""{ "VpcId": "vpc-1", "OwnerId": "123456789012", "OwnerId": 3, "State": "available" }""")]
    [InlineData("""true""")]
    public void An_object_with_an_id(string odd) =>
        AssertSame("Vpcs", """{ "VpcId": "vpc-0", "State": "available", "CidrBlock": "10.9.0.0/16" }""", odd);

    private static void AssertSame(string key, string plain, string odd)
    {
        var byReader = Import(key, odd + ", " + plain);
        var byCompactor = Import(key, plain + ", " + odd);

        Assert.Equal(byReader.Rows<Instance>(), byCompactor.Rows<Instance>());
        Assert.Equal(byReader.Rows<Vpc>(), byCompactor.Rows<Vpc>());
        Assert.Equal(byReader.Info.ContentDigest, byCompactor.Info.ContentDigest);
        Assert.Equal(
            byReader.Result.Warnings,
            byCompactor.Result.Warnings.Select(line => line.Replace($"{key}[1]", $"{key}[0]", StringComparison.Ordinal)));
        Assert.Equal(
            byReader.Estate.Coverage.Rows.Select(row => (row.Scope, row.Call, row.Outcome, row.Count)),
            byCompactor.Estate.Coverage.Rows.Select(row => (row.Scope, row.Call, row.Outcome, row.Count)));
    }

    private static Imported Import(string key, string objects)
    {
        using var folder = new ImportFolder();
        var text = Encoding.UTF8.GetBytes($"{{ \"{key}\": [ {objects} ] }}");
        // One byte that is not UTF-8, in the place of four.
        for (int at; (at = text.AsSpan().IndexOf("BYTE"u8)) >= 0;)
            text = [.. text[..at], 0xE9, .. text[(at + 4)..]];
        // A second answer, so that there is something to import even where the first is all bad.
        return folder.Add("444455556666/us-east-1/answers.json", text)
            .Add("444455556666/us-east-1/Subnets.json", """{ "Subnets": [] }""").Import();
    }
}
