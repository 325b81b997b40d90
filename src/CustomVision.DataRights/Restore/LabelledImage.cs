using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>An image that exists in the target.</summary>
/// <param name="Planned">The image in the archive.</param>
/// <param name="Created">The image as the target last returned it.</param>
/// <param name="IsStated">Whether the returned image is complete; after a duplicate, it is not, and the image is read back first.</param>
/// <param name="Status">The status of the upload.</param>
internal sealed record LabelledImage(PlannedImage Planned, Image Created, bool IsStated, string Status)
{
    /// <summary>The image as the target last returned it.</summary>
    public Image Created { get; set; } = Created;
}
