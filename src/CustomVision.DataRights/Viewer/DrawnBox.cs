using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>A box that is drawn over a picture.</summary>
/// <param name="Number">Its number on the picture and in the list of tags.</param>
/// <param name="Region">Where.</param>
/// <param name="Label">What it shows, in somebody's words.</param>
internal readonly record struct DrawnBox(int Number, ArchivedRegion Region, string Label);
