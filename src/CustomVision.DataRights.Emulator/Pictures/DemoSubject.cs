namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>The subject of a <see cref="DemoPicture"/>.</summary>
internal enum DemoSubject
{
    /// <summary>A car from the side; its detail is a number plate.</summary>
    Car,

    /// <summary>A face-like icon; its detail is the pair of eyes.</summary>
    Face,

    /// <summary>A fork; its detail is the tines.</summary>
    Fork,

    /// <summary>A house; its detail is the door.</summary>
    House,
}
