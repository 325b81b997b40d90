namespace CustomVision.DataRights.Erasure;

/// <summary>How a step of a plan went.</summary>
public enum StepResult
{
    /// <summary>The service answered that it is done.</summary>
    Done,

    /// <summary>The service accepted it, to take effect later (202).</summary>
    Accepted,

    /// <summary>There was nothing left to do.</summary>
    NotNeeded,

    /// <summary>The service refused it.</summary>
    Refused,

    /// <summary>No answer came, or one that says nothing about the request.</summary>
    Failed,

    /// <summary>It was not attempted; the reason says why.</summary>
    Skipped,
}
