namespace CustomVision.DataRights.Training;

/// <summary>The kinds of object that the service can report as missing, each with a code.</summary>
internal enum ServiceObjectKind
{
    /// <summary>
    /// Reported as <c>NotFound</c>: whatever the call requests. Where it names several objects, the answer does not tell which one is
    /// meant.
    /// </summary>
    Requested,

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
