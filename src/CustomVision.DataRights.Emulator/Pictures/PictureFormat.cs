namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>The formats that the service accepts.</summary>
internal enum PictureFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>GIF 87a or 89a.</summary>
    Gif,
}
