using System.Security.Cryptography;
using Graph.Snapshots;

namespace Graph.Collector.Signing;

/// <summary>Signs a snapshot.</summary>
internal static class SnapshotSignature
{
    /// <exception cref="UsageException">the file is no such key.</exception>
    public static ECDsa ReadPrivateKey(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize == 256 && key.ExportParameters(false).Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256")
                return key;
            key.Dispose();
            throw new UsageException($"`{path}` is no key of the curve P-256: make one with `{HowToMake}`");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new UsageException($"`{path}` is no private key in PEM: make one with `{HowToMake}`", e);
        }
    }

    private const string HowToMake = "openssl ecparam -name prime256v1 -genkey -noout -out key.pem";

    public static string Write(Snapshot snapshot, string path, ECDsa key)
    {
        var file = SnapshotManifest.PathOf(path);
        File.WriteAllText(file, SnapshotManifest.Of(snapshot.Info).Sign(key));
        return file;
    }
}
