using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>An image that the target holds.</summary>
/// <param name="Planned">The image of the archive.</param>
/// <param name="Created">The image as the target last stated it.</param>
/// <param name="IsStated">Whether that is all that the target holds of it; after a duplicate, the image is read back first.</param>
/// <param name="Status">The status of its upload.</param>
internal sealed record LabelledImage(PlannedImage Planned, Image Created, bool IsStated, string Status)
{
    /// <summary>The image as the target last stated it.</summary>
    public Image Created { get; set; } = Created;
}
