namespace CustomVision.DataRights.Training;

/// <summary>The service's answer to DeleteImages.</summary>
internal enum DeletionAnswer
{
    /// <summary>204: the images are deleted.</summary>
    Done,

    /// <summary>202: the images are being deleted; there is nothing to poll but the images themselves.</summary>
    Accepted,
}
