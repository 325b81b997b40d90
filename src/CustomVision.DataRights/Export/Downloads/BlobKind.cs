namespace CustomVision.DataRights.Export.Downloads;

/// <summary>What a download must look like to be believed.</summary>
internal enum BlobKind
{
    /// <summary>A picture in one of the formats that the service takes.</summary>
    Image,

    /// <summary>A model file of any format; only an error page is refused.</summary>
    Model,
}
