using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>Where something is in a picture: fractions (0–1) of its width and height, as regions have them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureBox(float Left, float Top, float Width, float Height);
