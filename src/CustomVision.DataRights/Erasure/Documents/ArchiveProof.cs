namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The verified archive that contained every image of a plan when the plan was made.</summary>
internal sealed record ArchiveProof
{
    /// <summary>
    /// The archive's digest, equal to <see cref="Export.ExportResult.ArchiveDigest"/>: the SHA-256 of its tag manifest, which covers every
    /// other file, as 64 lower-case hexadecimal digits.
    /// </summary>
    public required string TagManifestSha256 { get; init; }

    /// <summary>The number of images of the plan, including stored predictions and collateral. The archive contains all of them.</summary>
    public required int Images { get; init; }
}
