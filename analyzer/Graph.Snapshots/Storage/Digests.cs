namespace Graph.Snapshots.Storage;

/// <summary>The digests of a snapshot's three parts; the digest of the whole is made of them and the time.</summary>
internal sealed record Digests(string Content, string Coverage, string Documents)
{
    public string Snapshot(string? takenAt)
    {
        using var digest = new DigestBuilder("graph snapshot 1");
        digest.AddText(Content);
        digest.AddText(Coverage);
        digest.AddText(Documents);
        if (takenAt is null)
            digest.AddNull();
        else
            digest.AddText(takenAt);
        return digest.Finish();
    }
}
