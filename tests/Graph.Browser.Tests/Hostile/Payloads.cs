using Xunit;

namespace Graph.Browser.Tests.Hostile;

/// <summary>What somebody who may write a tag would write into a report that a person with more rights opens.</summary>
internal static class Payloads
{
    /// <summary>Something as long as a payload, from which nothing can come.</summary>
    public const string Innocent = "an innocent text of some words and of no special characters";

    public static TheoryData<string> All { get; } =
    [
        "<script>alert(1)</script><img src=x onerror=alert(2)><b>bold",
        "\"><img src=x onerror=alert(1)>' onmouseover='alert(2)' x=\"` autofocus onfocus=alert(3)",
        "</script></style></title></textarea></table></details><script>alert(1)</script><!--",
        "<svg onload=alert(1)><a xlink:href='javascript:alert(2)'><text>x</text></svg><foreignObject>",
        "};*{background:url(http://example.com/x)}@import 'http://example.com/y.css';:root{--paper:red}",
        "[click](javascript:alert(1)) ![x](http://example.com/x.png) **b** `c` | d |\n# heading",
        "=HYPERLINK(\"http://example.com\",\"x\")\t+1-1@SUM(A1)|cmd",
        "\u202Egnp.exe\u2066\u200B\u2069\u00AD\uFEFF\u0000\u001B[31m\u0007\u2028\u2029",
        "javascript:alert(1) http://example.com/ //example.com data:text/html,<script>alert(1)</script>",
        "{{ 1 + 1 }}{{ include 'report' }}{% raw %}${alert(1)}#{alert(2)}<%= 3 %>",
        "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(2)&#62;&amp;quot;",
        "]]><![CDATA[<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    ];
}
