namespace CustomVision.DataRights.Export.Downloads;

/// <summary>Receives what downloads have done. Invoked concurrently.</summary>
internal interface IDownloadProgress
{
    /// <summary>A file was downloaded.</summary>
    /// <param name="bytes">Its length.</param>
    void Downloaded(long bytes);

    /// <summary>A file of an earlier look or run was found in the archive.</summary>
    /// <param name="bytes">Its length.</param>
    void Reused(long bytes);

    /// <summary>Bytes come through the Training API, or from the storage.</summary>
    void Through(bool throughApi);
}
