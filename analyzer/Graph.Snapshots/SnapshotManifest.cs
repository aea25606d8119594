using System.Security.Cryptography;
using System.Text;

namespace Graph.Snapshots;

/// <summary>
/// What a signature of a snapshot covers: its digest, and who took it, when and with what, which no digest covers. The signed
/// form is a text file beside the snapshot: the manifest's lines, then the signature of exactly these lines.
/// </summary>
public sealed class SnapshotManifest
{
    private const string Title = "graph snapshot manifest 1";
    private const string SignatureMark = "signature ecdsa-p256-sha256 ";

    private SnapshotManifest(string text) => Text = text;

    /// <summary>The lines that are signed.</summary>
    public string Text { get; }

    /// <summary>Where the signature of a snapshot is: `FILE.sig`.</summary>
    public static string PathOf(string snapshot) => $"{snapshot}.sig";

    public static SnapshotManifest Of(SnapshotInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new SnapshotManifest(
            $"""
            {Title}
            format {info.FormatVersion}
            snapshot {info.SnapshotDigest}
            content {info.ContentDigest}
            taken at {EncodedText(info.TakenAt ?? "unknown")}
            taken by {EncodedText(info.TakenBy ?? "unknown")}
            written by {EncodedText(info.Tool)}

            """);
    }

    /// <summary>The file's text: manifest and signature (DER, base64), as `openssl dgst -sha256 -verify` takes it too.</summary>
    /// <param name="key">a private key of the curve P-256.</param>
    public string Sign(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signature = key.SignData(
            Encoding.UTF8.GetBytes(Text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $"{Text}{SignatureMark}{Convert.ToBase64String(signature)}\n";
    }

    /// <summary>Whether a signature file is this snapshot's, signed by the key's owner. Anything odd about the file is no.</summary>
    public bool IsSignedBy(ECDsa key, string signed)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(signed);
        var rest = signed.StartsWith(Text, StringComparison.Ordinal) ? signed.AsSpan(Text.Length) : [];
        if (!rest.StartsWith(SignatureMark, StringComparison.Ordinal) || rest.Length > 1024)
            return false;
        var bytes = new byte[1024];
        return Convert.TryFromBase64Chars(rest[SignatureMark.Length..].TrimEnd('\n'), bytes, out var length)
            && key.VerifyData(
                Encoding.UTF8.GetBytes(Text),
                bytes.AsSpan(0, length),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence);
    }

    // Whole and on one line, whatever it holds: two texts never look alike.
    private static string EncodedText(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
}
