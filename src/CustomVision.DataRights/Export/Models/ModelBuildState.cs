namespace CustomVision.DataRights.Export.Models;

/// <summary>How far a model's build is.</summary>
internal enum ModelBuildState
{
    /// <summary>Whether it is built is not known: a call had no answer that can be read.</summary>
    Unknown,

    /// <summary>The service is building it.</summary>
    Building,

    /// <summary>Its file is there.</summary>
    Done,

    /// <summary>The service could not build it.</summary>
    Failed,

    /// <summary>The service refused to build it.</summary>
    Refused,

    /// <summary>A limit of the resource does not allow it now.</summary>
    OverQuota,

    /// <summary>The service was still building it when the time was over.</summary>
    TimedOut,
}
