namespace CustomVision.DataRights.Account;

/// <summary>The state of a deletion or a purge.</summary>
internal enum AccountOperationState
{
    /// <summary>The answer proves nothing, or none came: the operation may or may not have started, or run.</summary>
    Unanswered,

    /// <summary>The service accepted it and works on it.</summary>
    Running,

    /// <summary>The service reports success.</summary>
    Succeeded,

    /// <summary>The service accepted it and then reported a failure, or that it was canceled.</summary>
    Failed,

    /// <summary>The service refused to start it. Nothing was changed.</summary>
    Refused,
}
