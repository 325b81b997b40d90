namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The kind of a project's labels.</summary>
internal enum ProjectKind
{
    /// <summary>Exactly one tag per image.</summary>
    Multiclass,

    /// <summary>Any number of tags per image.</summary>
    Multilabel,

    /// <summary>Boxes, each with a tag.</summary>
    Detection,
}
