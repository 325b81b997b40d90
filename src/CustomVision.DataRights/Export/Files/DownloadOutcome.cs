using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Export.Files;

/// <summary>The outcome of one download.</summary>
internal sealed record DownloadOutcome
{
    /// <summary>The file, if it was stored.</summary>
    public StoredFile? File { get; private init; }

    /// <summary>Its bytes, if the sink accepts one entry at a time and has not accepted this one yet.</summary>
    public DownloadSpool? Spool { get; private init; }

    /// <summary>Whether the object no longer exists in the service.</summary>
    public bool IsGone { get; private init; }

    /// <summary>Whether the link had expired and could not be refreshed by this process.</summary>
    public bool HasExpired { get; private init; }

    /// <summary>The reason why there is no file, without names and links.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the file was stored with an integrity warning; <see cref="Reason"/> explains it.</summary>
    public bool HasIntegrityWarning => File is not null && Reason is not null;

    /// <summary>Gets the file for the entry of a list.</summary>
    /// <param name="file">The payload file.</param>
    public ListedFile Listed(PayloadFile file) =>
        File is { } stored ? new ListedFile(file, stored.Extension, stored.Sha256) : new ListedFile(file.Rendition, null, null);

    public static DownloadOutcome Stored(StoredFile file, DownloadSpool? spool = null) =>
        new()
        {
            File = file,
            Spool = spool,
            Reason = ReasonOf(file.IntegrityWarning),
        };

    public static DownloadOutcome Gone(string reason) => new() { IsGone = true, Reason = reason };

    public static DownloadOutcome Expired(string reason) => new() { HasExpired = true, Reason = reason };

    public static DownloadOutcome Failed(string reason) => new() { Reason = reason };

    private static string? ReasonOf(IntegrityWarning warning) =>
        warning switch
        {
            IntegrityWarning.NotWhole => "The bytes are as stored by the service, but do not end as their format requires.",
            IntegrityWarning.ResizedCopy =>
                "The service returned no link to the original. The archive has the service's own copy, which may be smaller.",
            IntegrityWarning.UnknownForm => "The bytes are as returned by the service, but not in a known format of models.",
            IntegrityWarning.OtherFormat =>
                "The bytes are as returned by the service, but not in a format that Custom Vision accepts (JPEG, PNG, GIF, BMP). They are "
                    + "kept with the extension of their format if it is known, and otherwise as .bin.",
            _ => null,
        };
}
