using Graph.Model.Evidence;

namespace Graph.Checker;

/// <summary>Says in one line why a connection was answered as it was.</summary>
internal static class Reasons
{
    public static string Of(Connection connection) => connection.Verdict switch
    {
        Verdict.Reachable when connection.Reply is null => $"delivered: {connection.Request.Arriving}",
        Verdict.Reachable => $"delivered: {connection.Request.Arriving}, and its reply comes back",
        Verdict.Unreachable => Blocked(connection),
        _ => Missing(connection),
    };

    private static string Blocked(Connection connection)
    {
        var isReply = !connection.Request.IsBlocked;
        var hop = (isReply ? connection.Reply! : connection.Request).Hops.First(one => one.Decision is HopDecision.Blocked);
        var blocked = (HopDecision.Blocked)hop.Decision;
        if (!isReply)
            return $"{hop.Component}: {blocked.Detail}";
        var forward = connection.Request.IsOpen ? "forward: delivered, but" : "whether or not the request arrives,";
        return $"{forward} the reply is stopped by {hop.Component}: {blocked.Detail}";
    }

    private static string Missing(Connection connection)
    {
        var hop = connection.Request.Hops.Concat(connection.Reply?.Hops ?? [])
            .First(one => one.Decision is HopDecision.Undecided);
        var fact = ((HopDecision.Undecided)hop.Decision).Fact;
        return $"{hop.Component}: {fact.Subject} is missing: {fact.Reason}";
    }
}
