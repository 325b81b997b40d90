using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The progress of a comparison: first each archive is verified, then the two are compared.</summary>
internal sealed record ComparisonProgress
{
    /// <summary>Whether the second archive is being verified.</summary>
    public bool IsSecond { get; init; }

    /// <summary>The progress of the verification; <see langword="null"/> during the comparison itself.</summary>
    public VerificationProgress? Files { get; init; }
}
