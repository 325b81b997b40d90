using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Export.Files;

/// <summary>What became of one download.</summary>
internal sealed record DownloadOutcome
{
    /// <summary>The file, where it was stored.</summary>
    public StoredFile? File { get; private init; }

    /// <summary>Where its bytes wait, where the sink takes one entry at a time and has not taken this one yet.</summary>
    public string? SpoolPath { get; private init; }

    /// <summary>Whether the object no longer exists in the service.</summary>
    public bool IsGone { get; private init; }

    /// <summary>Why there is no file, in words without names and links.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the file was stored although it does not look whole; <see cref="Reason"/> says why.</summary>
    public bool HasIntegrityWarning => File is not null && Reason is not null;

    /// <summary>Gets the file for the entry of a list.</summary>
    /// <param name="file">Whose bytes they are.</param>
    public ListedFile Listed(PayloadFile file) =>
        File is { } stored
            ? new ListedFile(file.Rendition, file.PathWith(stored.Extension), stored.Sha256)
            : new ListedFile(file.Rendition, null, null);

    public static DownloadOutcome Stored(StoredFile file, string? spoolPath = null) =>
        new()
        {
            File = file,
            SpoolPath = spoolPath,
            Reason = ReasonOf(file.IntegrityWarning),
        };

    public static DownloadOutcome Gone(string reason) => new() { IsGone = true, Reason = reason };

    public static DownloadOutcome Failed(string reason) => new() { Reason = reason };

    private static string? ReasonOf(IntegrityWarning warning) =>
        warning switch
        {
            IntegrityWarning.NotWhole => "The bytes are as the service holds them, but do not end as their format does.",
            IntegrityWarning.ResizedCopy => "The service gave no link to the original. What is here is its own copy, which may be smaller.",
            IntegrityWarning.UnknownForm => "The bytes are as the service gave them, but in no form that a model is known to have.",
            IntegrityWarning.OtherFormat =>
                "The bytes are as the service gave them, but in no format that Custom Vision takes (JPEG, PNG, GIF, BMP). They are kept "
                    + "under the extension that they tell, else as .bin.",
            _ => null,
        };
}
