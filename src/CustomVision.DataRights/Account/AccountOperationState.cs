namespace CustomVision.DataRights.Account;

/// <summary>The state of a deletion or a purge.</summary>
internal enum AccountOperationState
{
    /// <summary>There was no conclusive answer: the operation may or may not have started or ended.</summary>
    Unanswered,

    /// <summary>The service accepted the operation, which is in progress.</summary>
    Running,

    /// <summary>The service reports success.</summary>
    Succeeded,

    /// <summary>The service accepted the operation and then reported its failure or cancellation.</summary>
    Failed,

    /// <summary>The service rejected the operation. Nothing was changed.</summary>
    Refused,
}
