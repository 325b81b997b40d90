using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>A rectangle in a picture in fractions (0–1) of its width and height, like a region.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureBox(float Left, float Top, float Width, float Height);
