namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>What a port of the emulator stands for.</summary>
internal enum Face
{
    /// <summary>The Training API, the prediction endpoint and Azure Resource Manager.</summary>
    Api,

    /// <summary>Blob storage.</summary>
    Blobs,

    /// <summary>The emulator's own administration.</summary>
    Administration,
}
