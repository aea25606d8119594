namespace Graph.Model.Evidence;

/// <summary>The thing that decided something about a packet: its kind in words a person knows, and its id.</summary>
/// <param name="Kind">`security group`, `route table`, `internet gateway`, ...</param>
/// <param name="Id">AWS's id; `internet` for the internet.</param>
public readonly record struct Component(string Kind, string Id)
{
    public override string ToString() => Kind == Id ? Id : $"{Kind} {Id}";
}
