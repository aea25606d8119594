using System.Security.Cryptography;
using Graph.Snapshots;

namespace Graph.Cli.Info;

/// <summary>Whether a snapshot is the one that somebody signed.</summary>
internal static class SignatureCheck
{
    /// <summary>Checks the signature beside the snapshot, whose own digests must have been computed again before.</summary>
    /// <exception cref="UsageException">there is no signature, it is not of this snapshot or key, or the key is none.</exception>
    public static void Require(string path, SnapshotInfo info, string keyPath)
    {
        using var key = ReadKey(keyPath);
        var signature = SnapshotManifest.PathOf(path);
        if (!File.Exists(signature))
            throw new UsageException($"`{path}` has no signature: `{signature}` is not there");
        var isShort = new FileInfo(signature).Length < 64 * 1024;
        if (!isShort || !SnapshotManifest.Of(info).IsSignedBy(key, File.ReadAllText(signature)))
        {
            throw new UsageException(
                $"`{path}` is not signed by the owner of `{keyPath}`: it or its signature was changed, or the key is another");
        }
    }

    private static ECDsa ReadKey(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize == 256)
                return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new UsageException($"`{path}` is no public key in PEM: `openssl ec -in key.pem -pubout` makes one");
        }

        key.Dispose();
        throw new UsageException($"`{path}` is no key of the curve P-256");
    }
}
