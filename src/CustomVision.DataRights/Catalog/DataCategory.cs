using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Catalog;

/// <summary>A category of user data that Custom Vision holds: its content, export, deletion and residuals.</summary>
/// <remarks>
/// Covers the rows of Microsoft's page on exporting and deleting user data in Custom Vision, and the categories that the page omits.
/// </remarks>
public sealed record DataCategory
{
    /// <summary>A stable key, the same in every language: one of <see cref="CategoryKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The keys of the rows in an archive's report that count the data, from <see cref="CategoryKeys"/>; never empty.</summary>
    public required IReadOnlyList<string> ReportKeys { get; init; }

    /// <summary>The display name of the category, in the requested language.</summary>
    public required string Name { get; init; }

    /// <summary>The description of the category's content, for display.</summary>
    public required string Description { get; init; }

    /// <summary>Whether Microsoft's own table contains this row.</summary>
    public required bool InMicrosoftTable { get; init; }

    /// <summary>The operations of the service that read the data, such as <c>GetIteration</c>; never empty.</summary>
    public required IReadOnlyList<string> ExportOperations { get; init; }

    /// <summary>The methods of <see cref="IUserDataExporter"/> that export the data.</summary>
    public required IReadOnlyList<string> ExportMethods { get; init; }

    /// <summary>The operations of the service that delete the data; empty if there are none.</summary>
    public required IReadOnlyList<string> DeleteOperations { get; init; }

    /// <summary>The methods of <see cref="IUserDataEraser"/> that delete the data; empty if there are none.</summary>
    public required IReadOnlyList<string> DeleteMethods { get; init; }

    /// <summary>The manual steps if no operation of the Training API deletes the data; otherwise <see langword="null"/>.</summary>
    public string? ManualRoute { get; init; }

    /// <summary>
    /// The data that remains after the deletion, for how long, and why; <see langword="null"/> if none is known to remain.
    /// </summary>
    public string? Residual { get; init; }
}
