using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>A box that is drawn over a picture.</summary>
/// <param name="Number">Its number on the picture and in the list of tags.</param>
/// <param name="Region">Where.</param>
/// <param name="Label">The label, as a person wrote it.</param>
internal readonly record struct DrawnBox(int Number, ArchivedRegion Region, string Label);
