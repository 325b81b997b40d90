namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>A container whose blobs are computed instead of stored. Called from several threads, without the account's lock.</summary>
internal interface IBlobContainer
{
    /// <summary>Returns the bytes at a path of this container, or null.</summary>
    BlobContent? Find(string path);

    /// <summary>Removes the blob at a path; <see cref="Find"/> then returns null for it.</summary>
    void Remove(string path);
}
