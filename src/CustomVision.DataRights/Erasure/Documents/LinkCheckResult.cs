namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>What the links to the images showed within one run. A run that was interrupted knows no link of the time before.</summary>
internal sealed record LinkCheckResult
{
    /// <summary>How many images' links answered with the image before the deletion.</summary>
    public required int ReadableBefore { get; init; }

    /// <summary>How many of those answered 404 afterwards.</summary>
    public required int GoneAfter { get; init; }

    /// <summary>How many of those still answered with the image afterwards; the residual register names them.</summary>
    public required int ReadableAfter { get; init; }

    /// <summary>How many of those answered in a way that proves nothing, such as 403.</summary>
    public required int ProvesNothing { get; init; }
}
