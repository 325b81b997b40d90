namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Marks an upload in which some images must be rejected with a status. Read for each image.</summary>
internal interface IUploadFeature
{
    /// <summary>Gets the status of a rejected image, or <see langword="null"/> for an accepted one.</summary>
    /// <param name="index">The position of the image in the batch, from 0.</param>
    string? StatusOf(int index);
}
