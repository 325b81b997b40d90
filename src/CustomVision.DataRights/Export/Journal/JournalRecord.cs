using System.Text.Json.Serialization;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>One line of the journal. <see cref="Kind"/> determines which members are set.</summary>
internal sealed record JournalRecord
{
    /// <summary>The request that the job serves; always the first line.</summary>
    public const string Begin = "begin";

    /// <summary>A project that was read. Its digest shows whether the account has changed since.</summary>
    public const string Project = "project";

    /// <summary>A file that has its final name.</summary>
    public const string File = "file";

    /// <summary>A completed listing. The digest of the service's JSON shows whether the account has changed since.</summary>
    public const string Listing = "listing";

    /// <summary>A derived file (a page, a data set or a report) that is about to be written.</summary>
    public const string Made = "made";

    /// <summary>A file that no longer counts.</summary>
    public const string Dropped = "dropped";

    /// <summary>A project with a separate archive in the group, in the journal of the account's archive.</summary>
    public const string Member = "member";

    /// <summary>The format of the journals that this version writes.</summary>
    public const string CurrentFormat = "customvision-export-journal/2";

    /// <summary>
    /// An earlier format that can be resumed. It has <see cref="EarlierWarning"/> in place of <see cref="IntegrityWarning"/>.
    /// </summary>
    public const string EarlierFormat = "customvision-export-journal/1";

    public required string Kind { get; init; }

    /// <summary>
    /// The format, for <see cref="Begin"/>; <see langword="null"/> in journals that were written before formats had names.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>The path of a file or a listing below <c>data/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>The SHA-256 digest of a file, a listing, a request or a project, in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The integrity warning about a file; null for none.</summary>
    public IntegrityWarning? IntegrityWarning { get; init; }

    /// <summary>The integrity warning under its name in <see cref="EarlierFormat"/>, which is read but never written.</summary>
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

    /// <summary>The time at which the job first began, UTC, for <see cref="Begin"/>.</summary>
    public DateTimeOffset? Began { get; init; }
}
