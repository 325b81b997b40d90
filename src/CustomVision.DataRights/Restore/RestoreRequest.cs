using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Restore;

/// <summary>The input of a restore.</summary>
public sealed class RestoreRequest
{
    /// <summary>The projects, by their ids in the archive.</summary>
    /// <value>Empty by default: all projects.</value>
    public IList<Guid> ProjectIds { get; set; } = [];

    /// <summary>The text that is appended to each project's name.</summary>
    /// <value>Empty by default. The service distinguishes projects by id, but people by name.</value>
    public string NameSuffix { get; set; } = "";

    /// <summary>The receipts of erasures. The objects that they list as erased are neither restored nor listed in the result.</summary>
    /// <value>Empty by default; then <see cref="WithoutReceipts"/> must be set.</value>
    public IList<ErasureReceipt> Receipts { get; set; } = [];

    /// <summary>Whether to restore the archive although no receipt states what was erased since the export.</summary>
    /// <value><see langword="false"/> by default: data of erased people must not return by accident.</value>
    public bool WithoutReceipts { get; set; }

    /// <summary>The domain for projects whose own domain the target does not offer.</summary>
    /// <value><see langword="null"/> by default: such a project is rejected, and the message suggests the nearest domain.</value>
    public Guid? DomainId { get; set; }

    /// <summary>Whether each restored project is trained once. Training costs money.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool Train { get; set; }

    /// <summary>Whether the restore is only planned: nothing is created.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool DryRun { get; set; }

    /// <summary>The maximum size of the images of one call, in bytes before their Base64 encoding.</summary>
    /// <value>32 MiB by default. A batch that the target rejects as too large is halved.</value>
    public long MaxBatchBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The directory of the journal and of <c>restore.json</c>.</summary>
    /// <value><see langword="null"/> by default: the archive's path with <c>.restore</c> appended.</value>
    public string? WorkDirectory { get; set; }

    /// <summary>The counts, without names.</summary>
    public override string ToString() => $"RestoreRequest ({ProjectIds.Count} projects, {Receipts.Count} receipts)";
}
