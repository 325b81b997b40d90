namespace CustomVision.DataRights.Export.Files;

/// <summary>The reasons why the content of a file may be wrong. The file is kept, and every report lists it.</summary>
internal enum IntegrityWarning : byte
{
    /// <summary>No warning.</summary>
    None,

    /// <summary>The bytes lack the end marker of their format on every attempt.</summary>
    NotWhole,

    /// <summary>The service provided no link to the original; its smaller copy is used instead.</summary>
    ResizedCopy,

    /// <summary>A model file in an unknown format.</summary>
    UnknownForm,

    /// <summary>An image in a format that Custom Vision does not accept, or that the library does not know.</summary>
    OtherFormat,
}
