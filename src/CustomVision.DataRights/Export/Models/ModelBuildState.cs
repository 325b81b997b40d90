namespace CustomVision.DataRights.Export.Models;

/// <summary>The states of a model's build.</summary>
internal enum ModelBuildState
{
    /// <summary>Not known: a call had no readable answer.</summary>
    Unknown,

    /// <summary>The service is building it.</summary>
    Building,

    /// <summary>The file is available.</summary>
    Done,

    /// <summary>The service could not build it.</summary>
    Failed,

    /// <summary>The service refused to build it.</summary>
    Refused,

    /// <summary>A limit of the resource does not allow it now.</summary>
    OverQuota,

    /// <summary>The service was still building it when the timeout expired.</summary>
    TimedOut,
}
