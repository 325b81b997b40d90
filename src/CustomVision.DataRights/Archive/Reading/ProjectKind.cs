namespace CustomVision.DataRights.Archive.Reading;

/// <summary>What a project's labels say.</summary>
internal enum ProjectKind
{
    /// <summary>Exactly one tag an image.</summary>
    Multiclass,

    /// <summary>Any number of tags an image.</summary>
    Multilabel,

    /// <summary>Boxes, each with a tag.</summary>
    Detection,
}
