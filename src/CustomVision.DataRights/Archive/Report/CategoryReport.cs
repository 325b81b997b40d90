using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Archive.Report;

/// <summary>How one category ended, in one scope.</summary>
public sealed record CategoryReport
{
    /// <summary>The category: one of <see cref="CategoryKeys"/>, or that of a data set, the pages or the crate.</summary>
    public required string Category { get; init; }

    /// <summary>The project; <see langword="null"/> for what belongs to the whole resource.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The iteration; <see langword="null"/> for the workspace and for what belongs to the whole project.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>How it ended.</summary>
    public required CategoryState State { get; init; }

    /// <summary>
    /// How many the service said there are, or, of a data set, how many images the project has; <see langword="null"/> where there is no
    /// count.
    /// </summary>
    public long? Expected { get; init; }

    /// <summary>How many are in the archive.</summary>
    [JsonRequired]
    public long Found { get; init; }

    /// <summary>How many the request's selector left out, or a data set's format.</summary>
    public long LeftOut { get; init; }

    /// <summary>Whether it was read without a gap, so that what it counts is in the archive.</summary>
    internal bool IsRead => State is CategoryState.Exported or CategoryState.Empty;

    /// <summary>Whether something of it could not be read.</summary>
    internal bool HasFailed => State is CategoryState.Failed or CategoryState.Forbidden;

    /// <summary>Whether nothing of it is missing.</summary>
    internal bool IsWhole => State is CategoryState.Exported or CategoryState.Empty or CategoryState.NotOffered;

    /// <summary>Why, where the state needs a reason.</summary>
    public string? Reason { get; init; }
}
