namespace CustomVision.DataRights.Export.Files;

/// <summary>The reasons why a file in the archive may not be what it should be. It is kept, and named in every report.</summary>
internal enum IntegrityWarning : byte
{
    /// <summary>No warning.</summary>
    None,

    /// <summary>The bytes do not end as their format does, every time.</summary>
    NotWhole,

    /// <summary>The service gave no link to the original; its own smaller copy is used instead.</summary>
    ResizedCopy,

    /// <summary>A model's file in no form that a model is known to have.</summary>
    UnknownForm,

    /// <summary>An image in a format that Custom Vision does not accept, or that the library does not know.</summary>
    OtherFormat,
}
