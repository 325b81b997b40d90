namespace CustomVision.DataRights.Restore;

/// <summary>An object of the archive that was not restored.</summary>
public sealed record RefusedObject
{
    /// <summary>The project's id in the archive.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The image's id in the archive; the project's own id if its training was rejected.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// The service's ImageCreateStatus or error code, or <c>NoBytes</c>, <c>Unanswered</c>, <c>LabelsMissing</c>, <c>LabelsConflict</c> or
    /// <c>UnknownTag</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The reason, as a sentence.</summary>
    public required string Reason { get; init; }
}
