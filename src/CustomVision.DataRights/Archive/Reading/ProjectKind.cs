namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The kinds of labels in a project.</summary>
internal enum ProjectKind
{
    /// <summary>Exactly one tag per image.</summary>
    Multiclass,

    /// <summary>Any number of tags per image.</summary>
    Multilabel,

    /// <summary>Boxes, each with a tag.</summary>
    Detection,
}
