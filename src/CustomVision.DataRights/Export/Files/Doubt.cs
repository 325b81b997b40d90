namespace CustomVision.DataRights.Export.Files;

/// <summary>Why a file that is in the archive may not be what it should be. It is kept, and named in every report.</summary>
internal enum Doubt : byte
{
    /// <summary>No doubt.</summary>
    None,

    /// <summary>The bytes do not end as their format does, every time.</summary>
    NotWhole,

    /// <summary>The service gave no link to the original; its own smaller copy stands in.</summary>
    ResizedCopy,

    /// <summary>A model's file in no form that a model is known to have.</summary>
    UnknownForm,

    /// <summary>An image in a format that Custom Vision does not take, or that is not known here.</summary>
    OtherFormat,
}
