using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>A prefix list as DescribeManagedPrefixLists tells it; its entries come from a call of their own.</summary>
internal sealed class ManagedPrefixListKind : ResourceKind
{
    public ManagedPrefixListKind()
        : base("managed_prefix_lists", ApiCall.DescribeManagedPrefixLists, "PrefixListId") => ArnMember = "PrefixListArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<ManagedPrefixList>("PrefixListId");
        rows.Add(new ManagedPrefixList(
            id,
            document.Scope,
            body.TextOrNull("PrefixListName") ?? id.Value,
            body.TextOrNull("AddressFamily"),
            body.TextOrNull("State")));
        rows.AddTags(body, id.Value);
    }
}

/// <summary>An AWS prefix list as the older DescribePrefixLists tells it, entries and all.</summary>
internal sealed class PrefixListKind(ManagedPrefixListKind managed, PrefixListEntriesKind entries)
    : ResourceKind("prefix_lists", ApiCall.DescribePrefixLists, "PrefixListId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<ManagedPrefixList>("PrefixListId");
        var blocks = body.Blocks("Cidrs");
        if (document.Others.Find(managed, id.Value) is null)
            rows.Add(new ManagedPrefixList(id, document.Scope, body.TextOrNull("PrefixListName") ?? id.Value, null, null));
        if (document.Others.Find(entries, id.Value) is not null)
            return;
        foreach (var block in blocks.Distinct().Order())
            rows.Add(new PrefixListEntry(id, block, null));
    }
}

/// <summary>The entries of one prefix list, by its id.</summary>
internal sealed class PrefixListEntriesKind : ResourceKind
{
    public PrefixListEntriesKind()
        : base("prefix_list_entries", ApiCall.GetManagedPrefixListEntries) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var id = new Id<ManagedPrefixList>(document.Id);
        var seen = new HashSet<Model.Addressing.Cidr>();
        foreach (var entry in document.Body.RequiredList("Entries"))
        {
            var block = entry.Block("Cidr");
            if (!seen.Add(block))
                throw entry.Bad("repeats a block");
            rows.Add(new PrefixListEntry(id, block, entry.TextOrNull("Description")));
        }
    }
}
