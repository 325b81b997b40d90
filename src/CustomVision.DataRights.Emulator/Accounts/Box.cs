using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A rectangle in fractions of an image's width and height.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(float Left, float Top, float Width, float Height)
{
    /// <summary>Whether the rectangle lies within the image and has an area.</summary>
    public bool IsValid => Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Left + Width <= 1.00001f && Top + Height <= 1.00001f;
}
