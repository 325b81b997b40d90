using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Archive.Report;

/// <summary>The result of the export of one category in one scope.</summary>
public sealed record CategoryReport
{
    /// <summary>The category: one of <see cref="CategoryKeys"/>.</summary>
    public required string Category { get; init; }

    /// <summary>The id of the project; <see langword="null"/> for the whole resource.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The id of the iteration; <see langword="null"/> for the workspace and for the whole project.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>The state of the category.</summary>
    public required CategoryState State { get; init; }

    /// <summary>
    /// The number of objects according to the service or, for a data set, the number of images of the project; <see langword="null"/> if
    /// there is no count.
    /// </summary>
    public long? Expected { get; init; }

    /// <summary>The number of objects in the archive.</summary>
    [JsonRequired]
    public long Found { get; init; }

    /// <summary>The number of objects that are excluded by the selector of the request or by the format of a data set.</summary>
    public long LeftOut { get; init; }

    /// <summary>Whether the category was read completely, so that every counted object is in the archive.</summary>
    internal bool IsRead => State is CategoryState.Exported or CategoryState.Empty;

    /// <summary>Whether part of the category could not be read.</summary>
    internal bool HasFailed => State is CategoryState.Failed or CategoryState.Forbidden;

    /// <summary>Whether the category is complete.</summary>
    internal bool IsWhole => State is CategoryState.Exported or CategoryState.Empty or CategoryState.NotOffered;

    /// <summary>The reason for the state; <see langword="null"/> if no reason is needed.</summary>
    public string? Reason { get; init; }
}
