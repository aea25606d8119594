using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A prefix list, AWS's or a customer's (DescribeManagedPrefixLists, DescribePrefixLists).</summary>
public sealed record ManagedPrefixList(
    Id<ManagedPrefixList> Id, Scope Scope, string Name, string? AddressFamily, string? State) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>One entry of a prefix list (GetManagedPrefixListEntries, or the Cidrs of DescribePrefixLists).</summary>
public sealed record PrefixListEntry(Id<ManagedPrefixList> PrefixList, Cidr Block, string? Description);
