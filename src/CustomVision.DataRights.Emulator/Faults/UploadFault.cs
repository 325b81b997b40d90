using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.RefuseUploads"/>.</summary>
internal sealed record UploadFault : FaultAction, IUploadFeature
{
    /// <summary>The values of ImageCreateStatus that reject an image; the last two exist only in v3.4-preview.</summary>
    private static readonly string[] Statuses =
    [
        "ErrorSource",
        "ErrorImageFormat",
        "ErrorImageSize",
        "ErrorStorage",
        "ErrorLimitExceed",
        "ErrorTagLimitExceed",
        "ErrorRegionLimitExceed",
        "ErrorUnknown",
        "ErrorNegativeAndRegularTagOnSameImage",
        "ErrorImageDimensions",
        "ErrorInvalidTag",
    ];

    /// <summary>Gets the status.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the step: 3 rejects the first, the fourth and the seventh image of a batch.</summary>
    public int Step { get; init; } = 1;

    /// <inheritdoc/>
    public string? StatusOf(int index) => index % Step == 0 ? Status : null;

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Http.Features.Set<IUploadFeature>(this);
        return next(fault.Http);
    }

    /// <inheritdoc/>
    public override string? FindProblem() =>
        Step < 1 ? "the step must be at least 1"
        : Statuses.Contains(Status, StringComparer.Ordinal) ? null
        : $"the status must be one of {string.Join(", ", Statuses)}";
}
