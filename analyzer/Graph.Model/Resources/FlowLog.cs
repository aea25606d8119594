namespace Graph.Model.Resources;

/// <summary>A VPC flow log (DescribeFlowLogs).</summary>
/// <param name="LoggedResource">the VPC, subnet, interface or transit gateway whose traffic it records.</param>
/// <param name="TrafficType">`ACCEPT`, `REJECT` or `ALL`.</param>
public sealed record FlowLog(
    Id<FlowLog> Id,
    Scope Scope,
    string LoggedResource,
    string? TrafficType,
    string? Status,
    string? DeliverStatus,
    string? DestinationType,
    string? Destination) : IResource
{
    public string ResourceId => Id.Value;
}
