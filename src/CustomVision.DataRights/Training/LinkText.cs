using System.Runtime.InteropServices;
using System.Text;

namespace CustomVision.DataRights.Training;

/// <summary>A link from a list. Most links are never followed, so its text is created only when it is needed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LinkText
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _utf8;

    /// <param name="text">The link; <see langword="null"/> if there is none.</param>
    public LinkText(string? text) => _text = text;

    /// <param name="utf8">The link; empty if there is none.</param>
    public LinkText(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>Whether there is no link.</summary>
    public bool IsMissing => _text is null && _utf8.IsEmpty;

    /// <summary>Creates the text of the link; <see langword="null"/> if there is none.</summary>
    public string? Decode() => _text ?? (_utf8.IsEmpty ? null : Encoding.UTF8.GetString(_utf8.Span));
}
