using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Threats.Documents;
using Graph.Threats.Policies;
using NJsonSchema;
using Xunit;

namespace Graph.Threats.Tests.Policies;

/// <summary>The schema that is shipped says of a file what the reader says, as far as a schema can.</summary>
public sealed class PolicySchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(DefaultPolicy.Schema));

    public static TheoryData<string> Accepted { get; } =
    [
        DefaultPolicy.Text,
        "version: 1",
        "version: '1'\nports: { cache: [6379, '7000-7002'], db: 3306 }",
        "version: 1\ntrust: { ranges: 192.0.2.0/24, accounts: ['111122223333'], admin-prefix: 28 }",
        "version: 1\nclaims: [{ id: a, scope: aws-vpc-egress }, { id: b, from: internet, to: all, tcp: 22, expect: unreachable }]",
        """
        version: 1
        claims:
          - id: a
            expect: paths
            scope:
              MatchPaths: [{ Source: { ResourceStatement: { ResourceTypes: ['AWS::EC2::InternetGateway'] } } }]
              ExcludePaths: [{ ThroughResources: [{ ResourceStatement: { Resources: [nat-1] } }] }]
        """,
        "version: 1\nwaivers: [{ id: w, finding: 'N01@internet@i-1@tcp/22', owner: o, reason: r, created: 2026-01-01, expires: 2026-02-01 }]",
        "version: 1\nwaivers: [{ id: w, threat: N01, source: internet, owner: o, reason: r, created: 2026-01-01 }]",
        "version: 1\ninfer: [{ from: admitted-ports, tier: persistent, ports: db }, { from: name, tier: cnc, contains: jump }]",
        "version: 1\nseverities: { N36: low }\ndisabled: [N22]\nregions: [eu-west-1]",
    ];

    public static TheoryData<string> Refused { get; } =
    [
        "regions: []",
        "version: 2",
        "version: 1\nwaiver: []",
        "version: 1\ntiers: {}",
        "version: 1\ntiers: { internet: { weight: 1 } }",
        "version: 1\ntiers: { perimeter: { weight: 5 } }",
        "version: 1\nports: { any: 1 }",
        "version: 1\nallow: [{ from: internet, to: cnc }]",
        "version: 1\nallow: [{ from: internet, tcp: 1 }]",
        "version: 1\ntrust: { admin-prefix: 64 }",
        "version: 1\ntrust: { accounts: ['12'] }",
        "version: 1\ncnc: { tier: cnc, roles: [jump] }",
        "version: 1\ninfer: [{ from: name, tier: cnc }]",
        "version: 1\ninfer: [{ from: load-balancer, tier: cnc, ports: 1 }]",
        "version: 1\nclaims: [{ id: a, from: internet, to: all, tcp: any }]",
        "version: 1\nclaims: [{ id: a, from: internet, scope: aws-igw-ingress }]",
        "version: 1\nclaims: [{ id: a, scope: { MatchPaths: [] } }]",
        "version: 1\nclaims: [{ id: a, scope: { MatchPaths: [{ ThroughResources: [{ ResourceStatement: { Resources: [nat-1] } }] }] } }]",
        "version: 1\nseverities: { N01: worst }",
        "version: 1\ndisabled: [x]",
        "version: 1\nwaivers: [{ id: w, owner: o, reason: r, created: 2026-01-01 }]",
        "version: 1\nwaivers: [{ id: w, threat: N01, finding: 'N01@a@b@-', owner: o, reason: r, created: 2026-01-01 }]",
        "version: 1\nwaivers: [{ id: w, threat: N01, owner: o, reason: r, created: yesterday }]",
        "version: 1\ntagging: { tier: { values: {} } }",
        "version: 1\ntls: { to-targets: maybe }",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task What_the_reader_accepts_is_valid(string text)
    {
        PolicyReader.Read(text);
        var errors = (await Schema.Value).Validate(ToJson(text));
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => error.ToString())));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_schema_refuses_is_refused_by_the_reader(string text)
    {
        Assert.NotEmpty((await Schema.Value).Validate(ToJson(text)));
        Assert.Throws<DocumentException>(() => PolicyReader.Read(text));
    }

    /// <summary>As an editor reads YAML: plain whole numbers and truth values are such.</summary>
    private static string ToJson(string yaml)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Write(json, YamlFile.Read(yaml));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, DocumentNode node)
    {
        switch (node)
        {
            case DocumentNode.Text { IsNull: true }:
                json.WriteNullValue();
                break;
            case DocumentNode.Text { IsPlain: true } text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            case DocumentNode.Text { IsPlain: true, Value: "true" or "false" } text:
                json.WriteBooleanValue(text.Value == "true");
                break;
            case DocumentNode.Text text:
                json.WriteStringValue(text.Value);
                break;
            case DocumentNode.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case DocumentNode.Map map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    json.WritePropertyName(entry.Key.Value);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
        }
    }
}
