using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>A region to seed: a tag and a rectangle in fractions (0–1) of the image's width and height.</summary>
/// <param name="TagId">The tag, which is added to the image as well.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The top edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeedRegion(Guid TagId, float Left, float Top, float Width, float Height);
