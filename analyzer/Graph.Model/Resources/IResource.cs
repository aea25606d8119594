namespace Graph.Model.Resources;

/// <summary>A thing with an id of its own and the scope it was read in. Rows that belong to one have no scope.</summary>
public interface IResource
{
    /// <summary>The id as text, unique over all kinds.</summary>
    string ResourceId { get; }

    Scope Scope { get; }
}
