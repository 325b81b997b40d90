namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>Blobs that are computed, not held. Used from several threads, without the account's lock.</summary>
internal interface IBlobContainer
{
    /// <summary>The bytes at a path of this container, or null.</summary>
    BlobContent? Find(string path);

    /// <summary>Lets the path be empty from now on.</summary>
    void Remove(string path);
}
