using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>A box that is drawn over a picture.</summary>
/// <param name="Number">The number shown on the picture and in the list of tags.</param>
/// <param name="Region">The position and size.</param>
/// <param name="Label">The label, as entered by a person.</param>
internal readonly record struct DrawnBox(int Number, ArchivedRegion Region, string Label);
