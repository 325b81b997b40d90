using System.Text.Json.Serialization;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>One line of the journal. Which members are set depends on <see cref="Kind"/>.</summary>
internal sealed record JournalRecord
{
    /// <summary>The request that the job serves; always the first line.</summary>
    public const string Begin = "begin";

    /// <summary>A project as it was read: its digest shows whether the account has changed since.</summary>
    public const string Project = "project";

    /// <summary>A file that has its final name.</summary>
    public const string File = "file";

    /// <summary>
    /// A listing that was finished: the digest of what the service said in it, which shows whether the account has changed since.
    /// </summary>
    public const string Listing = "listing";

    /// <summary>A page, a data set or a report that is about to be made from the rest.</summary>
    public const string Made = "made";

    /// <summary>A file that no longer counts.</summary>
    public const string Dropped = "dropped";

    /// <summary>A project that has an archive of its own in the group whose account this one is of.</summary>
    public const string Member = "member";

    /// <summary>The format of the journals that this version writes.</summary>
    public const string CurrentFormat = "customvision-export-journal/2";

    /// <summary>An earlier format, which is resumed: it has <see cref="EarlierWarning"/> for <see cref="IntegrityWarning"/>.</summary>
    public const string EarlierFormat = "customvision-export-journal/1";

    public required string Kind { get; init; }

    /// <summary>The format, for <see cref="Begin"/>; <see langword="null"/> in journals from before it had a name.</summary>
    public string? Format { get; init; }

    /// <summary>The path below <c>data/</c>, of a file or a listing.</summary>
    public string? Path { get; init; }

    /// <summary>The length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>The SHA-256 digest of a file, a listing, a request or a project, in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The integrity warning about a file; null for none.</summary>
    public IntegrityWarning? IntegrityWarning { get; init; }

    /// <summary>The integrity warning under its name in <see cref="EarlierFormat"/>; only read.</summary>
    [JsonPropertyName("doubt")]
    public IntegrityWarning? EarlierWarning { get; init; }

    /// <summary>The project, for <see cref="Project"/>.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The request in words and counts, for <see cref="Begin"/>.</summary>
    public string? Request { get; init; }

    /// <summary>The version of the service's API, for <see cref="Begin"/>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The request's id, for <see cref="Begin"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the job first began, UTC, for <see cref="Begin"/>.</summary>
    public DateTimeOffset? Began { get; init; }
}
