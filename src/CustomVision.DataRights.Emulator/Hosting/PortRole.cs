namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>The role of an emulator port.</summary>
internal enum PortRole
{
    /// <summary>The Training API, the prediction endpoint and Azure Resource Manager.</summary>
    Api,

    /// <summary>Blob storage.</summary>
    Blobs,

    /// <summary>The emulator's own administration.</summary>
    Administration,
}
