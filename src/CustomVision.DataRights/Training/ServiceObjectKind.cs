namespace CustomVision.DataRights.Training;

/// <summary>The kinds of object that a call can name. The service reports most of them as missing with a code of their own.</summary>
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

    /// <summary>Has no code of its own: predictions are only listed, and a listing names their project.</summary>
    Prediction,
}
