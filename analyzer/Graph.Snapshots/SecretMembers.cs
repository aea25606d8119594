namespace Graph.Snapshots;

/// <summary>
/// The members of AWS answers that hold keys, passwords or scripts which often hold them. No snapshot has them, and whoever
/// reads from AWS leaves them out before anything is written.
/// </summary>
public static class SecretMembers
{
    /// <summary>
    /// The configuration and pre-shared keys of VPNs (DescribeVpnConnections), user data (launch templates), an OIDC client's
    /// secret (listeners), what a careless dump of RDS may have.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
        ["CustomerGatewayConfiguration", "PreSharedKey", "UserData", "ClientSecret", "MasterUserPassword"];
}
