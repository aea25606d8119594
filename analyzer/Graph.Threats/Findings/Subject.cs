namespace Graph.Threats.Findings;

/// <summary>What a finding is from or about: an asset, the internet, a group, a subnet, a VPC, a tier ...</summary>
/// <param name="Kind">in lower-case words a person knows: `instance`, `security group`, `internet`.</param>
/// <param name="Id">AWS's id, `internet`, `on-prem`, `tier:NAME`, or `-` for nobody; part of keys.</param>
/// <param name="Name">the Name tag or the resource's own name; hostile text; null where there is none.</param>
public sealed record Subject(string Kind, string Id, string? Name = null)
{
    public static Subject Internet { get; } = new("internet", "internet");

    public static Subject OnPremises { get; } = new("on premises", "on-prem");

    /// <summary>Of findings about a state, which nobody starts.</summary>
    public static Subject Nobody { get; } = new("nobody", "-");

    public override string ToString() => Name is null || Name == Id ? Id : $"{Id} ({Name})";
}
