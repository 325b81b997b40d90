using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_jpeg_states_its_size_and_orientation_and_the_two_bytes_that_make_it_upright(bool little)
    {
        var jpeg = TestPictures.Jpeg(400, 300, 6, little, before: [0xFF, 0xE0, 0, 4, 1, 2, 0xFF]);

        var header = (await ReadAsync(jpeg))!;

        (header.Width, header.Height, header.Orientation).Should().Be((400, 300, 6));
        var patch = header.Neutral.Should().ContainSingle().Which;
        patch.Bytes.Should().HaveCount(2);
        patch.Bytes.CopyTo(jpeg, patch.Offset);
        (await ReadAsync(jpeg))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Width = 400,
                    Height = 300,
                    Orientation = 1,
                }
            );
        jpeg.Should()
            .Equal(
                TestPictures
                    .Jpeg(400, 300, 6, little, before: [0xFF, 0xE0, 0, 4, 1, 2, 0xFF])
                    .Select((value, at) => at == patch.Offset + (little ? 0 : 1) ? (byte)1 : value)
            );
    }

    [Fact]
    public async Task A_png_keeps_a_right_checksum()
    {
        var png = TestPictures.Png(40, 30, exif: TestPictures.Tiff(8, little: true));
        var header = (await ReadAsync(png))!;
        (header.Width, header.Height, header.Orientation).Should().Be((40, 30, 8));

        foreach (var patch in header.Neutral)
        {
            patch.Bytes.CopyTo(png, patch.Offset);
        }

        png.Should().Equal(TestPictures.Png(40, 30, exif: TestPictures.Tiff(1, little: true)));
    }

    /// <summary>
    /// Pillow takes the last of two entries and OpenCV the first, and OpenCV reads a short number whatever the entry's type is.
    /// </summary>
    [Theory]
    [InlineData(3, 6, 3, 8, 6, 2)]
    [InlineData(3, 1, 3, 6, 1, 1)]
    [InlineData(3, 6, 3, 1, 6, 1)]
    [InlineData(1, 6, 3, 8, 8, 2)]
    [InlineData(9, 6, 3, 1, 1, 1)]
    [InlineData(7, 6, 7, 6, 1, 2)]
    [InlineData(3, 6, 4, 8, 6, 2)]
    [InlineData(4, 6, 3, 1, 1, 1)]
    public async Task Every_entry_that_a_reader_may_apply_is_made_neutral(
        int firstType,
        int first,
        int secondType,
        int second,
        int orientation,
        int patches
    )
    {
        foreach (var little in (bool[])[true, false])
        {
            var tiff = Tiff(little, (firstType, first), (secondType, second));
            foreach (
                var (picture, extra) in ((byte[], int)[])
                    [(TestPictures.Jpeg(40, 30, before: Exif(tiff)), 0), (TestPictures.Png(40, 30, exif: tiff), 1)]
            )
            {
                var header = (await ReadAsync(picture))!;

                (header.Orientation, header.Neutral.Count).Should().Be((orientation, patches + extra));
                foreach (var patch in header.Neutral)
                {
                    patch.Bytes.CopyTo(picture, patch.Offset);
                }

                var right = Tiff(little, (firstType, 1), (secondType, 1));
                picture.Should().Equal(extra == 0 ? TestPictures.Jpeg(40, 30, before: Exif(right)) : TestPictures.Png(40, 30, exif: right));
            }
        }
    }

    /// <summary>As Chromium shows it: only one short number from 1 to 8 turns a picture.</summary>
    [Theory]
    [InlineData(3, 1, 6, 6)]
    [InlineData(3, 2, 6, 1)]
    [InlineData(4, 1, 6, 1)]
    [InlineData(8, 1, 6, 1)]
    [InlineData(1, 1, 6, 1)]
    public async Task The_orientation_is_the_one_that_browsers_apply(int type, byte count, int value, int orientation)
    {
        var tiff = Tiff(little: true, (type, value));
        tiff[14] = count;

        var header = (await ReadAsync(TestPictures.Jpeg(40, 30, before: Exif(tiff))))!;

        header.Orientation.Should().Be(orientation);
        header.Neutral.Should().ContainSingle("Pillow or OpenCV turn it all the same");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(0)]
    public async Task An_entry_out_of_range_does_not_hide_the_next(int value) =>
        (await ReadAsync(TestPictures.Jpeg(40, 30, before: Exif(Tiff(little: false, (3, value), (3, 6))))))!.Orientation.Should().Be(6);

    [Fact]
    public async Task Every_block_of_a_picture_is_made_neutral_and_the_first_one_counts()
    {
        var picture = TestPictures.Jpeg(40, 30, 8, before: Exif(TestPictures.Tiff(1, little: true)));

        var header = (await ReadAsync(picture))!;

        header.Orientation.Should().Be(1);
        header.Neutral.Should().ContainSingle();
    }

    [Fact]
    public async Task A_second_directory_describes_the_thumbnail_alone()
    {
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 14, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];

        (await ReadAsync(TestPictures.Jpeg(40, 30, before: Exif(tiff))))
            .Should()
            .BeEquivalentTo(new { Orientation = 1, Neutral = Array.Empty<PicturePatch>() });
    }

    [Fact]
    public async Task A_header_behind_long_segments_is_found()
    {
        byte[] segments = [.. Enumerable.Range(0, 20).SelectMany(_ => (byte[])[0xFF, 0xE2, 0xFF, 0xFF, .. new byte[0xFFFD]])];

        (await ReadAsync(TestPictures.Jpeg(65000, 7, 3, before: segments)))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Width = 65000,
                    Height = 7,
                    Orientation = 3,
                }
            );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(255)]
    public async Task An_orientation_out_of_range_turns_nothing(int orientation) =>
        (await ReadAsync(TestPictures.Jpeg(4, 3, orientation)))
            .Should()
            .BeEquivalentTo(new { Orientation = 1, Neutral = Array.Empty<PicturePatch>() });

    [Fact]
    public async Task Damaged_headers_are_not_read_and_do_not_throw()
    {
        byte[][] pictures =
        [
            TestPictures.Jpeg(40, 30, 6),
            TestPictures.Png(40, 30, exif: TestPictures.Tiff(6, false)),
            TestPictures.Gif(4, 3),
            TestPictures.Bitmap(4, 3),
        ];
        foreach (var picture in pictures)
        {
            for (var length = 0; length < picture.Length; length++)
            {
                await ReadAsync(picture[..length]);
            }

            for (var at = 0; at < picture.Length; at++)
            {
                foreach (var value in (byte[])[0, 0x7F, 0xFF])
                {
                    var changed = picture.ToArray();
                    changed[at] = value;
                    var header = await ReadAsync(changed);
                    (header is null or { Width: > 0, Height: > 0, Orientation: >= 1 and <= 8 }).Should().BeTrue();
                    (header?.Neutral.All(patch => patch.Offset + patch.Bytes.Length <= changed.Length) ?? true).Should().BeTrue();
                }
            }
        }
    }

    /// <summary>The corner that is upper left on the stored pixels, as each orientation shows it (EXIF 2.32, section 4.6.4).</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void The_stored_corner_is_shown_where_exif_says(int orientation, int x, int y)
    {
        var shown = Orientation.ToUpright(orientation, (0, 0, 0, 0));

        shown.Should().Be((x, y, x, y));
        var (left, top, right, bottom) = Orientation.ToStored(orientation, Orientation.ToUpright(orientation, (0.125, 0.25, 0.5, 0.875)));
        (left, top, right, bottom).Should().Be((0.125, 0.25, 0.5, 0.875));
        var turned = Orientation.ToUpright(orientation, (0, 0, 0.5, 0.25));
        (turned.Right - turned.Left, turned.Bottom - turned.Top)
            .Should()
            .Be(Orientation.SwapsSides(orientation) ? (0.25, 0.5) : (0.5, 0.25));
    }

    private static byte[] Exif(byte[] tiff) => [0xFF, 0xE1, 0, (byte)(tiff.Length + 8), .. "Exif\0\0"u8, .. tiff];

    private static byte[] Tiff(bool little, params (int Type, int Value)[] orientations) =>
        [
            .. little ? "II*\0"u8 : "MM\0*"u8,
            .. little ? (byte[])[8, 0, 0, 0, (byte)orientations.Length, 0] : [0, 0, 0, 8, 0, (byte)orientations.Length],
            .. orientations.SelectMany(entry =>
                little ? (byte[])[0x12, 0x01, (byte)entry.Type, 0, 1, 0, 0, 0, (byte)entry.Value, 0, 0, 0]
                : entry.Type == 4 ? [0x01, 0x12, 0, 4, 0, 0, 0, 1, 0, 0, 0, (byte)entry.Value]
                : [0x01, 0x12, 0, (byte)entry.Type, 0, 0, 0, 1, 0, (byte)entry.Value, 0, 0]
            ),
            0,
            0,
            0,
            0,
        ];

    private static async Task<PictureHeader?> ReadAsync(byte[] picture)
    {
        using var stream = new MemoryStream(picture);
        return await PictureHeader.ReadAsync(stream, default);
    }
}
