using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An availability zone. Its id is the same in every account, its name is not; older answers have names only, so two zones are
/// compared by id where both have one.
/// </summary>
internal sealed record Zone(string? Id, string? Name)
{
    public static Zone Of(Subnet subnet) => new(subnet.AvailabilityZoneId, subnet.AvailabilityZone);

    public bool Equals(Zone? other) =>
        other is not null && (Id is not null && other.Id is not null ? Id == other.Id : Name == other.Name);

    // Equal zones may differ in either part.
    public override int GetHashCode() => 0;
}
