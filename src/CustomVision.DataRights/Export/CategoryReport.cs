using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>How one category ended, in one scope.</summary>
public sealed record CategoryReport
{
    /// <summary>The category, for example <c>images</c> or <c>image-files</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The project; <see langword="null"/> for what belongs to the whole resource.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The iteration; <see langword="null"/> for the workspace and for what belongs to the whole project.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>How it ended.</summary>
    public required CategoryState State { get; init; }

    /// <summary>How many the service said there are, or, of a data set, how many images the project has; <see langword="null"/> where there is no count.</summary>
    public long? Expected { get; init; }

    /// <summary>How many are in the archive.</summary>
    public long Found { get; init; }

    /// <summary>How many the request's selector left out, or a data set's format.</summary>
    public long LeftOut { get; init; }

    /// <summary>Whether nothing of it is missing.</summary>
    internal bool IsWhole => State is CategoryState.Exported or CategoryState.Empty or CategoryState.NotOffered;

    /// <summary>Why, where the state needs a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the same report of a list, not whole where some of its entries could not be read.</summary>
    internal CategoryReport WithUnread(long count) =>
        count > 0 && IsWhole ? this with { State = CategoryState.Failed, Reason = Reasons.UnreadIn(count) } : this;
}
