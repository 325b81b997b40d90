using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Pictures;

public sealed class PictureHeaderTests
{
    private static readonly byte[] Png = PngWriter.Write(300, 2, new byte[300 * 2 * 3]);

    // SOI, APP0 of 16 bytes, a fill byte, DHT of 4 bytes (0xC4 lies in the range of frames and is none), a progressive frame of 640×480.
    private static readonly byte[] Jpeg =
    [
        0xFF,
        0xD8,
        0xFF,
        0xE0,
        0,
        16,
        .. "JFIF\0"u8,
        1,
        1,
        0,
        0,
        1,
        0,
        1,
        0,
        0,
        0xFF,
        0xFF,
        0xC4,
        0,
        4,
        0xFF,
        0xC0,
        0xFF,
        0xC2,
        0,
        17,
        8,
        0x01,
        0xE0,
        0x02,
        0x80,
        3,
        1,
        0x22,
        0,
        2,
        0x11,
        1,
        3,
        0x11,
        1,
    ];

    private static readonly byte[] Bmp =
    [
        (byte)'B',
        (byte)'M',
        .. new byte[12],
        40,
        0,
        0,
        0,
        0x40,
        1,
        0,
        0,
        0x10,
        0xFF,
        0xFF,
        0xFF,
        1,
        0,
        24,
        0,
    ];

    private static readonly byte[] CoreBmp = [(byte)'B', (byte)'M', .. new byte[12], 12, 0, 0, 0, 0x40, 1, 0xF0, 0, 1, 0, 24, 0];

    private static readonly byte[] Gif = [.. "GIF89a"u8, 0x2C, 1, 0x2D, 1, 0, 0, 0];

    public static TheoryData<string> Formats => ["png", "jpeg", "bmp", "core bmp", "gif"];

    [Theory]
    [InlineData("png", 300, 2)]
    [InlineData("jpeg", 640, 480)]
    [InlineData("bmp", 320, 240)]
    [InlineData("core bmp", 320, 240)]
    [InlineData("gif", 300, 301)]
    public void TryRead_SoundHeader_GivesFormatAndSize(string name, int width, int height)
    {
        PictureHeader.TryRead(Sample(name), out var header).Should().BeTrue();
        header.Width.Should().Be(width);
        header.Height.Should().Be(height);
        header.Format.ToString().Should().BeEquivalentTo(name.Split(' ')[^1]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void TryRead_CutBeforeTheSize_IsFalseAtEveryLength(string name)
    {
        var needed = name switch
        {
            "png" => 24,
            "jpeg" => 36,
            "gif" => 10,
            _ => 26,
        };
        for (var length = 0; length < needed; length++)
        {
            PictureHeader.TryRead(Sample(name).AsSpan(0, length), out _).Should().BeFalse("{0} of {1} bytes are there", length, needed);
        }

        PictureHeader.TryRead(Sample(name).AsSpan(0, needed), out _).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void TryRead_HostileBytes_NeverThrowsAndNeverGivesASizeOfZero(string name)
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])Sample(name).Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(2, bytes.Length)] = (byte)random.Next(256);
            }

            if (PictureHeader.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out var header))
            {
                header.Width.Should().BePositive();
                header.Height.Should().BePositive();
            }
        }
    }

    [Fact]
    public void TryRead_JpegWhoseScanPrecedesAnyFrame_IsFalse()
    {
        PictureHeader.TryRead([0xFF, 0xD8, 0xFF, 0xDA, 0, 2, .. Jpeg.AsSpan(2)], out _).Should().BeFalse();
    }

    [Fact]
    public void TryRead_SizeOfZero_IsFalse()
    {
        var gif = (byte[])Gif.Clone();
        gif[8] = gif[9] = 0;
        PictureHeader.TryRead(gif, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("%PDF-1.7")]
    [InlineData("RIFF....WEBP")]
    public void TryRead_OtherContent_IsFalse(string content)
    {
        PictureHeader.TryRead(System.Text.Encoding.ASCII.GetBytes(content.PadRight(64)), out _).Should().BeFalse();
    }

    private static byte[] Sample(string name) =>
        name switch
        {
            "png" => Png,
            "jpeg" => Jpeg,
            "bmp" => Bmp,
            "core bmp" => CoreBmp,
            "gif" => Gif,
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
}
