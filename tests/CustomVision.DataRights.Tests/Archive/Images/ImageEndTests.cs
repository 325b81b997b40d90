using CustomVision.DataRights.Archive.Images;

namespace CustomVision.DataRights.Tests.Archive.Images;

/// <summary>Which files are whole pictures, and which were cut.</summary>
public sealed class ImageEndTests
{
    private static readonly Dictionary<string, (string Extension, byte[] Bytes)> Pictures = new(StringComparer.Ordinal)
    {
        ["jpeg"] = ("jpg", SamplePictures.Jpeg),
        ["progressive jpeg"] = ("jpg", SamplePictures.ProgressiveJpeg),
        ["png"] = ("png", SamplePictures.Png),
        ["gif"] = ("gif", SamplePictures.Gif),
        ["bitmap"] = ("bmp", SamplePictures.Bitmap()),
        ["os/2 bitmap"] = ("bmp", SamplePictures.Bitmap(12)),
        ["bitmap with a fifth header"] = ("bmp", SamplePictures.Bitmap(124)),
    };

    public static TheoryData<string> Names => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_whole_whatever_follows_its_end_and_however_its_bytes_arrive(string name)
    {
        var (extension, picture) = Pictures[name];
        byte[][] trailers =
        [
            [],
            [0],
            new byte[70],
            new byte[5000],
            [.. "MotionPhoto_Data"u8, .. new byte[300]],
            [.. SamplePictures.Jpeg, 0xFF],
            [0xFF, 0xFF],
            [0x3B, 1],
        ];
        foreach (var trailer in trailers)
        {
            foreach (var step in new[] { 1, 3, 63, 64, 65, 10_000 })
            {
                End(extension, [.. picture, .. trailer], step).Should().BeTrue("{0} bytes follow, {1} at a time", trailer.Length, step);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_that_was_cut_anywhere_is_not_whole(string name)
    {
        var (extension, picture) = Pictures[name];
        for (var length = 20; length < picture.Length; length++)
        {
            End(extension, picture[..length], 7).Should().NotBeTrue("it was cut after {0} of {1} bytes", length, picture.Length);
        }

        End(extension, picture[..^1], 7).Should().BeFalse();
        End(extension, picture[..^3], 7).Should().BeFalse();
    }

    [Fact]
    public void A_jpeg_that_was_cut_and_filled_with_zeros_is_not_whole() =>
        End("jpg", [.. SamplePictures.Jpeg[..^4], .. new byte[4096]], 100).Should().BeFalse();

    [Fact]
    public void A_jpeg_that_was_cut_behind_its_thumbnail_is_not_whole()
    {
        var thumbnail = SamplePictures.Jpeg.AsSpan().IndexOf(SamplePictures.Thumbnail) + SamplePictures.Thumbnail.Length;
        End("jpg", SamplePictures.Jpeg[..thumbnail], 100).Should().BeFalse("its last bytes are those of another picture");
    }

    [Fact]
    public void A_jpeg_with_a_false_length_behind_its_scan_ends_as_its_last_bytes_do()
    {
        byte[] odd =
        [
            0xFF,
            0xD8,
            .. SamplePictures.Segment(0xDB, new byte[65]),
            .. SamplePictures.Scan([1, 2, 3]),
            0xFF,
            0xC4,
            0x7F,
            0xFF,
            1,
            2,
            3,
        ];
        End("jpg", [.. odd, 0xFF, 0xD9], 5).Should().BeTrue();
        End("jpg", odd, 5).Should().BeFalse();
    }

    [Fact]
    public void A_jpeg_with_codes_that_are_not_markers_is_followed_all_the_same() =>
        End("jpg", [0xFF, 0xD8, .. SamplePictures.Scan([1, 0xFF, 0x3C, 2, 0xFF, 0x01, 3]), 0xFF, 0xD9, .. new byte[100]], 4)
            .Should()
            .BeTrue();

    [Fact]
    public void A_png_or_gif_that_cannot_be_followed_ends_as_its_last_bytes_do()
    {
        byte[] png = [.. SamplePictures.Png[..8], 0, 0, 0, 4, 1, 2, 3, 4, .. new byte[30]];
        End("png", [.. png, .. SamplePictures.Png[^12..]], 9).Should().BeTrue();
        End("png", png, 9).Should().BeFalse();
        End("gif", [.. SamplePictures.Gif[..19], 0x99, 1, 2, 0x3B, 0, 0], 9).Should().BeTrue();
        End("gif", [.. SamplePictures.Gif[..19], 0x99, 1, 2], 9).Should().BeFalse();
    }

    [Fact]
    public void A_gif_with_zeros_between_its_blocks_is_whole() =>
        End("gif", [.. SamplePictures.Gif[..^1], 0, 0, 0x3B, 5], 9).Should().BeTrue();

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(50)]
    [InlineData(1_000_000)]
    public void A_bitmap_is_whole_with_its_pixels_whatever_length_its_writer_put(int declared)
    {
        End("bmp", SamplePictures.Bitmap(40, declared), 5).Should().BeTrue();
        End("bmp", SamplePictures.Bitmap(40, declared)[..^1], 5).Should().BeFalse();
    }

    [Theory]
    [InlineData(300, 300, true)]
    [InlineData(300, 301, true)]
    [InlineData(300, 299, false)]
    [InlineData(0x01020304, 100_000, false)]
    [InlineData(0, 300, null)]
    [InlineData(14, 300, null)]
    [InlineData(300, 5, false)]
    public void A_bitmap_whose_headers_do_not_tell_is_as_long_as_it_says(int declared, int length, bool? there)
    {
        byte[] image = [(byte)'B', (byte)'M', .. BitConverter.GetBytes(declared), .. new byte[Math.Max(0, length - 6)]];
        foreach (var step in new[] { 1, 4, 64, 200_000 })
        {
            End("bmp", image[..Math.Min(length, image.Length)], step).Should().Be(there, "the bytes came {0} at a time", step);
        }
    }

    [Fact]
    public void A_bitmap_that_lost_a_part_of_its_colour_profile_is_not_whole()
    {
        var bitmap = SamplePictures.Bitmap(124);
        BitConverter.GetBytes(bitmap.Length - 14).CopyTo(bitmap, 14 + 112);
        BitConverter.GetBytes(40).CopyTo(bitmap, 14 + 116);
        End("bmp", [.. bitmap, .. new byte[39]], 50).Should().BeFalse();
        End("bmp", [.. bitmap, .. new byte[40]], 50).Should().BeTrue();
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("bin")]
    public void A_format_without_a_known_end_is_not_checked(string extension) => ImageEnd.For(extension).Should().BeNull();

    private static bool? End(string extension, byte[] bytes, int step)
    {
        var end = ImageEnd.For(extension)!;
        foreach (var part in bytes.Chunk(step))
        {
            end.Append(part);
            end.Append([]);
        }

        return end.IsThere;
    }
}
