using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Restore;

/// <summary>The input of a restore.</summary>
public sealed class RestoreRequest
{
    /// <summary>The projects to restore, by their ids in the archive.</summary>
    /// <value>Empty by default: all projects.</value>
    public IList<Guid> ProjectIds { get; set; } = [];

    /// <summary>The text to append to each project's name.</summary>
    /// <value>Empty by default. The service distinguishes projects by id, but people distinguish them by name.</value>
    public string NameSuffix { get; set; } = "";

    /// <summary>The receipts of erasures. Objects that they list as erased are neither restored nor listed in the result.</summary>
    /// <value>Empty by default, in which case <see cref="WithoutReceipts"/> must be set.</value>
    public IList<ErasureReceipt> Receipts { get; set; } = [];

    /// <summary>Whether to restore the archive without receipts, so that it is unknown what was erased since the export.</summary>
    /// <value><see langword="false"/> by default: data of erased people must not be restored by accident.</value>
    public bool WithoutReceipts { get; set; }

    /// <summary>The domain for projects whose original domain the target does not offer.</summary>
    /// <value><see langword="null"/> by default: such a project is rejected, and the message suggests the closest domain.</value>
    public Guid? DomainId { get; set; }

    /// <summary>Whether to train each restored project once. Training costs money.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool Train { get; set; }

    /// <summary>Whether to only plan the restore, without creating anything.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool DryRun { get; set; }

    /// <summary>The maximum total size of the images in one call, in bytes before Base64 encoding.</summary>
    /// <value>32 MiB by default. A batch that the target rejects as too large is halved.</value>
    public long MaxBatchBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The directory for the journal and <c>restore.json</c>.</summary>
    /// <value><see langword="null"/> by default: the archive's path with <c>.restore</c> appended.</value>
    public string? WorkDirectory { get; set; }

    /// <summary>Returns the counts, without names.</summary>
    public override string ToString() => $"RestoreRequest ({ProjectIds.Count} projects, {Receipts.Count} receipts)";
}
