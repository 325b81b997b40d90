namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The verified archive that contained every image of a plan when the plan was made.</summary>
internal sealed record ArchiveProof
{
    /// <summary>
    /// The archive's digest, as <see cref="Export.ExportResult.ArchiveDigest"/> gives it: the SHA-256 of its tag manifest, which vouches
    /// for every other file, in 64 hexadecimal digits, lower case.
    /// </summary>
    public required string TagManifestSha256 { get; init; }

    /// <summary>The number of images of the plan in the archive, including stored predictions and collateral: all of them.</summary>
    public required int Images { get; init; }
}
