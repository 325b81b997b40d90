using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// The format of a download, determined from its first bytes. Names and content types reported by the service are ignored.
/// </summary>
/// <param name="Extension">The extension without a dot; <c>bin</c> if the format is not recognized.</param>
/// <param name="IsImage">Whether it is an image in a format that Custom Vision accepts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageSignature(string Extension, bool IsImage)
{
    /// <summary>The extension for unknown formats. No program is associated with it, so even active content is not run.</summary>
    public const string Unknown = "bin";

    // AV1 and HEVC in the Image File Format (ISO/IEC 23008-12); "mif1" and "msf1" are common to both.
    private static readonly string[] Av1Brands = ["avif", "avis"];
    private static readonly string[] HeifBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];

    /// <summary>The extensions that an image can have.</summary>
    public static IReadOnlyList<string> ImageExtensions { get; } =
    ["jpg", "png", "bmp", "gif", Unknown, "webp", "tif", "heic", "avif", "jxl", "jp2"];

    /// <summary>The extensions that a download can have, of images and models.</summary>
    public static ImmutableArray<string> Extensions { get; } = [.. ImageExtensions, "zip", "onnx", "tflite", "mlmodel"];

    /// <summary>Determines the format from the first bytes.</summary>
    /// <param name="head">At least the first 64 bytes, or the whole file if it is shorter.</param>
    public static ImageSignature Read(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Image("jpg"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Image("png"),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Image("gif"),
            _ when IsBitmap(head) => Image("bmp"),
            _ => new ImageSignature(OtherExtension(head), IsImage: false),
        };

    /// <summary>
    /// Gets the extension of an exported model from its first bytes: <c>zip</c>, <c>mlmodel</c>, <c>onnx</c>, <c>tflite</c>, else
    /// <c>bin</c>.
    /// </summary>
    /// <param name="head">At least the first 64 bytes, or the whole file if it is shorter.</param>
    public static string ModelExtension(ReadOnlySpan<byte> head)
    {
        if (head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..])
        {
            return "zip";
        }

        if (head.Length >= 8 && head[4..8].SequenceEqual("TFL3"u8))
        {
            return "tflite";
        }

        // Core ML and ONNX files both begin with a version (protobuf field 1) and a field 2. In Core ML, field 2 is a message that begins
        // with its own first field; in ONNX, it is the name of the producing program.
        if (head is not [0x08, < 0x80, 0x12, ..])
        {
            return "bin";
        }

        var content = 3;
        while (content < head.Length && head[content] >= 0x80)
        {
            content++;
        }

        return content + 1 >= head.Length ? "bin"
            : head[content + 1] == 0x0A ? "mlmodel"
            : char.IsAsciiLetterOrDigit((char)head[content + 1]) ? "onnx"
            : "bin";
    }

    private static ImageSignature Image(string extension) => new(extension, IsImage: true);

    // Image formats that Custom Vision does not accept. All others are "bin", including SVG, which can contain scripts.
    private static string OtherExtension(ReadOnlySpan<byte> head) =>
        head switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => "tif",
            [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A, ..] => "jxl",
            [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A, ..] => "jp2",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => FileTypeExtension(head),
            _ when IsOtherBitmap(head) => "bmp",
            _ => Unknown,
        };

    // The file type box: its length, "ftyp", the major brand, a version, and the compatible brands.
    private static string FileTypeExtension(ReadOnlySpan<byte> head)
    {
        var box = head[..(int)Math.Min((uint)head.Length, BinaryPrimitives.ReadUInt32BigEndian(head))];
        var isHeif = false;
        for (var at = 8; at + 4 <= box.Length; at += at == 8 ? 8 : 4)
        {
            var brand = Encoding.Latin1.GetString(box.Slice(at, 4));
            if (Av1Brands.Contains(brand, StringComparer.Ordinal))
            {
                return "avif";
            }

            isHeif |= HeifBrands.Contains(brand, StringComparer.Ordinal);
        }

        return isHeif ? "heic" : Unknown;
    }

    // "BM" alone could be the beginning of any text. The second header of a bitmap begins with its own size, which has few valid values.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head is [(byte)'B', (byte)'M', ..]
        && head.Length >= 18
        && head[15] == 0
        && head[16] == 0
        && head[17] == 0
        && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    // Other header sizes: shortened OS/2 headers, or future ones. The reserved bytes are zero, and the pixels follow both headers.
    private static bool IsOtherBitmap(ReadOnlySpan<byte> head) =>
        head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, _, _, _, 0, _, _, 0, 0, ..]
        && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is >= 12 and var header
        && BinaryPrimitives.ReadUInt32LittleEndian(head[10..]) >= 14 + header;
}
