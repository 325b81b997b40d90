namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A tag on an image.</summary>
/// <param name="Id">The id of the tag.</param>
/// <param name="Name">The name of the tag when the image was exported.</param>
internal readonly record struct ArchivedImageTag(Guid Id, string Name);
