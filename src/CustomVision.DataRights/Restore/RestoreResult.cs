namespace CustomVision.DataRights.Restore;

/// <summary>The result of a restore.</summary>
public sealed record RestoreResult
{
    /// <summary>The state of the restore.</summary>
    public required RestoreState State { get; init; }

    /// <summary>The digest of the archive.</summary>
    public required string ArchiveDigest { get; init; }

    /// <summary>
    /// The state of the export that created the archive: <c>Complete</c>, <c>CompleteWithDifferences</c> or <c>Incomplete</c>.
    /// </summary>
    public required string ExportState { get; init; }

    /// <summary>The projects.</summary>
    public required IReadOnlyList<RestoredProject> Projects { get; init; }

    /// <summary>The objects that were not restored, by id.</summary>
    public required IReadOnlyList<RefusedObject> Refused { get; init; }

    /// <summary>
    /// The number of the archive's objects that were not restored because a receipt lists them as erased. They are not listed.
    /// </summary>
    public required long Erased { get; init; }

    /// <summary>Whether an earlier run was resumed.</summary>
    public required bool Resumed { get; init; }

    /// <summary>The kinds of data that no operation of the service can restore.</summary>
    public IReadOnlyList<string> NotRestorable { get; } =
    [
        "Iterations and their performance: train the restored project again.",
        "Images that only a trained iteration still contained, or that the service no longer listed: the archive keeps them.",
        "Stored predictions and suggestions.",
        "Exported models: the archive keeps their files.",
        "Ids and creation times of every object, and the account's own settings, its storage integration among them.",
    ];

    /// <summary>The warnings about the archive or the target, without names.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The path of <c>restore.json</c>, which maps old ids to new ones; <see langword="null"/> in a dry run.</summary>
    public string? MapPath { get; init; }

    /// <summary>Returns the state and the counts.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{State}: {Projects.Count} projects, {Projects.Sum(project => project.Images)} images, {Refused.Count} not restored, {Erased} "
                + $"erased."
        );
}
