namespace CustomVision.DataRights.Training;

/// <summary>The service's answer to DeleteImages.</summary>
internal enum DeletionAnswer
{
    /// <summary>204: the images are deleted.</summary>
    Done,

    /// <summary>202: the deletion is in progress. The service provides no status to poll, only the images themselves.</summary>
    Accepted,
}
