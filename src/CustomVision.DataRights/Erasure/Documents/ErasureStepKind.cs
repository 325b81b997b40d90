namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The kinds of changes that a plan makes, in the order of their execution in a project.</summary>
internal enum ErasureStepKind
{
    /// <summary>UnpublishIteration. The service does not delete a published iteration, or a project that contains one.</summary>
    Unpublish,

    /// <summary>DeletePrediction, up to 64 ids.</summary>
    DeletePredictions,

    /// <summary>DeleteImages with <c>allIterations</c>, up to 256 ids.</summary>
    DeleteImages,

    /// <summary>DeleteTag.</summary>
    DeleteTag,

    /// <summary>DeleteIteration.</summary>
    DeleteIteration,

    /// <summary>DeleteProject.</summary>
    DeleteProject,

    /// <summary><c>Accounts - Delete</c> of Azure Resource Manager. Everything in the account is deleted with it.</summary>
    DeleteAccount,

    /// <summary><c>Deleted Accounts - Purge</c>: the deleted account cannot be recovered afterwards.</summary>
    PurgeAccount,
}
