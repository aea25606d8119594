using Graph.Model.Coverage;

namespace Graph.Collector.Calls;

/// <summary>One call of AWS's API that a collection makes: all that is known of it, for every use.</summary>
/// <param name="Call">its name in a snapshot's coverage.</param>
/// <param name="Operation">its name in the API: `DescribeVpcs`.</param>
/// <param name="Key">the member of the answer that holds what is asked for; an answer without it is none.</param>
internal sealed record AwsCall(ApiCall Call, AwsService Service, string Operation, string Key)
{
    public Paging Paging { get; init; } = Paging.None;

    /// <summary>Parameters that every request has, as the Query protocol spells them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Whose ids are asked about; null for a call that lists everything.</summary>
    public Follows? Follows { get; init; }

    /// <summary>Whether the answer is kept as it is, there being no table for it in a snapshot.</summary>
    public bool IsRecordOnly { get; init; }

    /// <summary>Members at the answer's top that say nothing which <see cref="Key"/> does not.</summary>
    public IReadOnlyList<string> Redundant { get; init; } = [];

    /// <summary>The action that IAM must allow: `ec2:DescribeVpcs`.</summary>
    public string Permission => $"{Service.EndpointName}:{Operation}";

    /// <summary>The AWS CLI's command: `describe-vpcs`.</summary>
    public string CliCommand => Call.Name[(Call.Name.IndexOf('/') + 1)..];

    /// <summary>What `--only` and `--skip` take: the thing that is listed, `vpcs`.</summary>
    public string Kind
    {
        get
        {
            var thing = CliCommand[(CliCommand.IndexOf('-') + 1)..];
            return Service == AwsService.Elb ? $"classic-{thing}" : thing;
        }
    }

    /// <summary>Whether a word of `--only` or `--skip` means this call: its kind, its name, or its service.</summary>
    public bool IsMeantBy(string word) =>
        word == Kind || word == Call.Name || word == $"{Service}/{CliCommand}" || word == Service.CliName;
}

/// <summary>How a call that takes ids gets them.</summary>
/// <param name="Calls">the calls whose answers have the ids.</param>
/// <param name="IdMember">the member of each listed object that is its id.</param>
/// <param name="Parameter">the request's parameter; with `{0}` where a number stands if several ids go into one request.</param>
/// <param name="Batch">how many ids go into one request; more than one makes all requests one answer.</param>
internal sealed record Follows(IReadOnlyList<ApiCall> Calls, IReadOnlyList<string> IdMember, string Parameter, int Batch = 1)
{
    public Follows(ApiCall call, string idMember, string parameter)
        : this([call], [idMember], parameter)
    {
    }
}

/// <summary>How a call's answers go on.</summary>
/// <param name="SizeParameter">the parameter that asks for larger pages; null: AWS's own size.</param>
/// <param name="RequestToken">the request's parameter that asks for the next page; null: one page only.</param>
/// <param name="AnswerToken">the member of the answer that leads to the next page.</param>
internal sealed record Paging(string? RequestToken, string? AnswerToken, string? SizeParameter, int Size)
{
    public static Paging None { get; } = new(null, null, null, 0);

    /// <summary>EC2's way.</summary>
    public static Paging Token(int size = 0) => new("NextToken", "NextToken", size == 0 ? null : "MaxResults", size);

    /// <summary>The way of both load balancing services.</summary>
    public static Paging Marker(int size = 0) => new("Marker", "NextMarker", size == 0 ? null : "PageSize", size);

    /// <summary>The way of RDS and Redshift, whose largest page has 100.</summary>
    public static Paging Records() => new("Marker", "Marker", "MaxRecords", 100);
}
