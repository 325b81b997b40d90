namespace CustomVision.DataRights.Training;

/// <summary>The kinds of object that the service can report missing under a code of their own.</summary>
internal enum ServiceObjectKind
{
    /// <summary>Reported as <c>NotFoundProject</c>.</summary>
    Project,

    /// <summary>Reported as <c>NotFoundIteration</c>.</summary>
    Iteration,

    /// <summary>Reported as <c>NotFoundIterationPerformance</c>.</summary>
    IterationPerformance,

    /// <summary>Reported as <c>NotFoundTag</c>.</summary>
    Tag,

    /// <summary>Reported as <c>NotFoundImage</c>.</summary>
    Image,
}
