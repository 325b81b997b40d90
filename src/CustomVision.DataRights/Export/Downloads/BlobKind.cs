namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The kinds of content that are checked during a download.</summary>
internal enum BlobKind
{
    /// <summary>An image in one of the formats that the service accepts.</summary>
    Image,

    /// <summary>A model file of any format; only an error page is rejected.</summary>
    Model,
}
