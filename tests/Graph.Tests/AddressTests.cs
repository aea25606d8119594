using Graph.Model.Addressing;
using Xunit;

namespace Graph.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("1::")]
    public void Canonical_text_is_read_and_written_back(string text) =>
        Assert.Equal(text, Address.Parse(text).ToString());

    [Theory]
    [InlineData("10.0.0")]
    [InlineData("010.0.0.1")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.1 ")]
    [InlineData("10.0.0.1.2")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("12345::")]
    [InlineData("1:2:3:4:5:6:7:")]
    [InlineData(":")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Assert.False(Address.TryParse(text, out _));
}
