namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Present on an upload of which some pictures must be refused with a status; the core asks for it for each picture.</summary>
internal interface IUploadFeature
{
    /// <summary>Gets the status of a picture that is refused, or <see langword="null"/> for one that is taken.</summary>
    /// <param name="index">The picture's place in the batch, from 0.</param>
    string? StatusOf(int index);
}
