using Graph.Engine;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Reports.Formats;
using Graph.Testing;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Graph.Threats.Tests.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Formats;

/// <summary>Models that formats are tried on, and what may stand in any of their texts.</summary>
internal static class Hostile
{
    public static TheoryData<string> Payloads { get; } =
    [
        "</script><img src=x onerror=alert(1)>",
        "![x](http://evil.example/i.png) [y](javascript:alert(1)) @team `code` | cell",
        "\"]; evil [label=<<b>x</b>>]; //",
        "=cmd|' /C calc'!A0",
        "+1", "-1", "@SUM(1)", "\tx", "\rx", "\0x",
        "a\"]\n click n0 href \"javascript:alert(1)\"\n%%{init: {}}%%",
        "x' OR '1'='1; ]]><!DOCTYPE a>&ent;",
        "prod\u202Etset\u200B\u0007\u001b[31m",
        "{0} [link](1) \\[ {{",
        "\uD800 lone \uFFFE",
        "# heading\n- item\n| a | b |",
        "***", "", "   ",
    ];

    public static ThreatModel Sample(string name) => Build(Estates.Sample(name), DefaultPolicy.Value);

    /// <summary>A small estate with the text as every tag and name, in every finding, question, claim and waiver.</summary>
    public static ThreatModel With(string text)
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(vpc.InternetGateway, Anywhere);
        var db = subnet.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        var web = subnet.Host("web", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(443), Anywhere));
        // A tag without a value is a finding of its own, and would make another model.
        var tag = text.Length == 0 ? "plain" : text;
        foreach (var key in (string[])["Name", "Tier", "Environment", "Owner", "Application"])
            aws.Tag(db, key, tag).Tag(web, key, tag);
        aws.Deny(ApiCall.DescribeFlowLogs);
        var policy = PolicyReader.Read(
            """
            version: 1
            claims:
              - { id: C1, from: internet, to: i-db, tcp: 3306, expect: unreachable }
              - { id: C2, from: internet, to: i-nobody, tcp: 443, expect: unreachable }
            waivers: [{ id: W1, threat: N01, owner: o, reason: r, created: 2026-01-01 }]
            """);
        var model = Build(aws.Build(), policy with { Waivers = [.. policy.Waivers.Select(waiver => waiver with { Owner = text, Reason = text, Ticket = text })] });
        return model with
        {
            Findings = [.. model.Findings.Select(one => one with { Message = text, Source = one.Source with { Name = text }, Destination = one.Destination with { Name = text } })],
            Rules = [.. model.Rules.Select(rule => rule with { Undecided = [.. rule.Undecided.Select(one => one with { Question = text, Destination = one.Destination with { Name = text } })] })],
            Claims = [.. model.Claims.Select(claim => claim with { Missing = [.. claim.Missing.Select(fact => fact with { Subject = text, Reason = text })] })],
        };
    }

    public static ThreatModel Build(Estate estate, Policy policy) => ThreatModelBuilder.Build(
        new ThreatContext(estate, policy, ProverOptions.Default), ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("sha256:1", "sha256:2", estate.TakenAt));

    public static string Write(string format, ThreatModel model, FormatOptions? options = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ThreatFormats.Write(output, format, model, options ?? new FormatOptions("estate.graph", "1.2.3"));
        return output.ToString();
    }
}
