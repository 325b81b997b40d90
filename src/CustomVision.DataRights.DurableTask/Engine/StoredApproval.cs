using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The approval with which an erasure was started, and where the plan's archive is.</summary>
internal sealed record StoredApproval
{
    public required ErasureApproval Approval { get; init; }

    /// <summary>The prefix of the plan's archive; null for a plan without one.</summary>
    public string? ArchivePrefix { get; init; }
}
