using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>What the first bytes of a download say that it is. Names and content types of a service are not asked.</summary>
/// <param name="Extension">The extension without a dot: <c>jpg</c>, <c>png</c>, <c>bmp</c>, <c>gif</c>, else <c>bin</c>.</param>
/// <param name="IsImage">Whether it is an image of a format that Custom Vision takes.</param>
/// <param name="IsPage">Whether it looks like an answer in HTML, XML or JSON: an error page in the place of an image.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageSignature(string Extension, bool IsImage, bool IsPage)
{
    /// <summary>How many of the first bytes are worth showing.</summary>
    public const int HeadLength = 64;

    /// <summary>Every extension that a download can have, of images and of models.</summary>
    public static IReadOnlyList<string> Extensions { get; } = ["jpg", "png", "bmp", "gif", "zip", "onnx", "tflite", "mlmodel", "bin"];

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all where there are fewer.</param>
    public static ImageSignature Read(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Image("jpg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Image("png"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Image("gif"),
        _ when IsBitmap(head) => Image("bmp"),
        _ => new ImageSignature("bin", IsImage: false, IsAnswer(head)),
    };

    /// <summary>The extension of an exported model by its first bytes: <c>zip</c>, <c>mlmodel</c>, <c>onnx</c>, <c>tflite</c>, else <c>bin</c>.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all where there are fewer.</param>
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

        return content + 1 >= head.Length ? "bin" : head[content + 1] == 0x0A ? "mlmodel" : char.IsAsciiLetterOrDigit((char)head[content + 1]) ? "onnx" : "bin";
    }

    private static ImageSignature Image(string extension) => new(extension, IsImage: true, IsPage: false);

    // "BM" alone could begin any text. A bitmap's next header says its own size, which is one of few.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head is [(byte)'B', (byte)'M', ..] && head.Length >= 18 && head[15] == 0 && head[16] == 0 && head[17] == 0 && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    private static bool IsAnswer(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            head = head[3..];
        }

        return head.TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{' or (byte)'[', ..];
    }
}
