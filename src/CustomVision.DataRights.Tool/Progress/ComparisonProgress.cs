using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The progress of a comparison: each archive is verified, and then the two are compared.</summary>
internal sealed record ComparisonProgress
{
    /// <summary>Whether the second archive is verified now.</summary>
    public bool IsSecond { get; init; }

    /// <summary>The progress of the verification; <see langword="null"/> while the two are compared.</summary>
    public VerificationProgress? Files { get; init; }
}
