using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>
/// One kind of AWS object: which members name it, and which rows it becomes. Its documents are stored under its
/// <see cref="Name"/>.
/// </summary>
internal abstract class ResourceKind(string name, ApiCall call, params string[] idMembers)
{
    /// <summary>The kind of its raw documents: the table of its rows where it has one, `route_tables`.</summary>
    public string Name => name;

    /// <summary>The call that lists or answers it.</summary>
    public ApiCall Call => call;

    /// <summary>The member that holds the object's ARN, which tells its account and region; null where AWS gives none.</summary>
    public string? ArnMember { get; protected init; }

    /// <summary>The member that holds the owner's account.</summary>
    public string OwnerMember { get; protected init; } = "OwnerId";

    /// <summary>Whether the id is unique only within an account and region, which are then put before it.</summary>
    public bool IsNamedInScope { get; protected init; }

    /// <summary>What stands between scope and name: `db`; null: nothing.</summary>
    public string? ScopeInfix { get; protected init; }

    /// <summary>Whether its documents count as resources; answers of calls for one id do not.</summary>
    public bool IsResource { get; protected init; } = true;

    /// <summary>Whether AWS, or a careless dump, puts keys, passwords or scripts into its objects; they are not stored.</summary>
    public bool MayHoldSecrets { get; protected init; }

    /// <summary>The kind whose documents, with ids that begin with this kind's id and a blank, are read together with it.</summary>
    public ResourceKind? Companion { get; protected init; }

    /// <summary>
    /// What names an object: the texts of the kind's id members joined by a blank, its owner and its ARN. A kind without id
    /// members has one document in an account and region, or is named by the id that its call was asked for.
    /// </summary>
    public HeadMembers Head => field ??= new HeadMembers(idMembers, OwnerMember, ArnMember);

    /// <summary>Turns a document into rows.</summary>
    /// <exception cref="BadObjectException">the object cannot be read; nothing of it is kept.</exception>
    public abstract void Derive(in Document document, RowSink rows);
}

/// <summary>A raw document on its way to rows.</summary>
/// <param name="Id">the document's id.</param>
/// <param name="Companions">the documents of the kind's companion that belong to this one, sorted by id.</param>
/// <param name="OnBadCompanion">told of a companion that cannot be read; the document itself still can.</param>
internal readonly record struct Document(
    string Id,
    Scope Scope,
    Node Body,
    IDocuments Others,
    IReadOnlyList<Companion> Companions,
    Action<RawDocument, BadObjectException> OnBadCompanion);

/// <summary>A document that belongs to another, such as a security group's rule with an id of its own.</summary>
internal readonly record struct Companion(RawDocument Document, Node Body);

/// <summary>The other documents of the snapshot.</summary>
internal interface IDocuments
{
    /// <summary>The document's body; null where there is none.</summary>
    Node? Find(ResourceKind kind, string id);

    /// <summary>Whether there is one, be it readable or not.</summary>
    bool Has(ResourceKind kind, string id);
}
