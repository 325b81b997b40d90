using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>The format that the first bytes of a download show. The names and content types of a service are not consulted.</summary>
/// <param name="Extension">The extension without a dot; <c>bin</c> if the bytes show no format.</param>
/// <param name="IsImage">Whether it is an image of a format that Custom Vision takes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageSignature(string Extension, bool IsImage)
{
    /// <summary>
    /// The extension of bytes whose format is not known: nothing opens it by itself, so that it is safe for active content too.
    /// </summary>
    public const string Unknown = "bin";

    // AV1 and HEVC in the Image File Format (ISO/IEC 23008-12); "mif1" and "msf1" are common to both.
    private static readonly string[] Av1Brands = ["avif", "avis"];
    private static readonly string[] HeifBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];

    /// <summary>Every extension that a download can have, of images and of models.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
    ["jpg", "png", "bmp", "gif", "zip", "onnx", "tflite", "mlmodel", Unknown, "webp", "tif", "heic", "avif", "jxl", "jp2"];

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="head">The first 64 bytes, or more, or all where there are fewer.</param>
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
    /// The extension of an exported model by its first bytes: <c>zip</c>, <c>mlmodel</c>, <c>onnx</c>, <c>tflite</c>, else <c>bin</c>.
    /// </summary>
    /// <param name="head">The first 64 bytes, or more, or all where there are fewer.</param>
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

        // Both of Core ML and ONNX begin with a version (protobuf field 1) and a field 2. That one is a message in Core ML,
        // whose own first field follows, and the name of a program in ONNX.
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

    // Formats of images that Custom Vision does not take. What is not one of them is "bin": SVG too, which can carry scripts.
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

    // The file type box: its length, "ftyp", the main brand, a version, and the brands that the file is compatible with.
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

    // "BM" alone could begin any text. A bitmap's next header says its own size, which is one of few.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head is [(byte)'B', (byte)'M', ..]
        && head.Length >= 18
        && head[15] == 0
        && head[16] == 0
        && head[17] == 0
        && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    // Another size: a shortened header of OS/2, or one of the future. Its reserved bytes are zero, and its pixels come behind both headers.
    private static bool IsOtherBitmap(ReadOnlySpan<byte> head) =>
        head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, _, _, _, 0, _, _, 0, 0, ..]
        && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is >= 12 and var header
        && BinaryPrimitives.ReadUInt32LittleEndian(head[10..]) >= 14 + header;
}
