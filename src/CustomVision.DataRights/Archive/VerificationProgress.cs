namespace CustomVision.DataRights.Archive;

/// <summary>The progress of a verification.</summary>
public sealed record VerificationProgress
{
    /// <summary>The number of files whose content was verified.</summary>
    public required long FilesDone { get; init; }

    /// <summary>The number of files whose content will be verified.</summary>
    public required long FilesTotal { get; init; }

    /// <summary>The number of bytes read.</summary>
    public required long BytesDone { get; init; }

    /// <summary>The number of bytes to read.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>The read rate in bytes per second; 0 until it can be measured.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The estimated time remaining at this rate; <see langword="null"/> until it can be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    internal static VerificationProgress None { get; } = new() { FilesDone = 0, FilesTotal = 0, BytesDone = 0, BytesTotal = 0 };
}
