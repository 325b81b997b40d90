namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A tag on an image.</summary>
/// <param name="Id">The tag.</param>
/// <param name="Name">Its name when the image was exported.</param>
internal readonly record struct ArchivedImageTag(Guid Id, string Name);
