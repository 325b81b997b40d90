namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The results of a step of a plan.</summary>
internal enum StepResult
{
    /// <summary>
    /// The service accepted it: 204, or 202 for a deletion that takes effect later. Also used if the step was found to be done after an
    /// interruption.
    /// </summary>
    Done,

    /// <summary>Nothing was left to do.</summary>
    NotNeeded,

    /// <summary>The service refused it.</summary>
    Refused,

    /// <summary>There was no answer, or an inconclusive one.</summary>
    Failed,

    /// <summary>It was not attempted, for the recorded reason.</summary>
    Skipped,

    /// <summary>
    /// The answer neither confirms nor refuses it, such as a proxy's page with status 200. Only the verification shows whether it was
    /// executed.
    /// </summary>
    Unknown,
}
