namespace CustomVision.DataRights.Archive;

/// <summary>How far a verification has come.</summary>
public sealed record VerificationProgress
{
    /// <summary>The files whose content has been checked.</summary>
    public required long FilesChecked { get; init; }

    /// <summary>The files whose content is to be checked.</summary>
    public required long FilesTotal { get; init; }

    /// <summary>The bytes that have been read.</summary>
    public required long BytesChecked { get; init; }

    /// <summary>The bytes to be read.</summary>
    public required long BytesTotal { get; init; }
}
