using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Pictures;

public sealed class ExifOrientationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Orientation_IsReadInBothByteOrders(bool isLittle)
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            ExifOrientation.Read(Jpeg(orientation, isLittle)).Should().Be(orientation);
        }
    }

    [Fact]
    public void Orientation_OfAnythingElse_IsOne()
    {
        ExifOrientation.Read(TestPictures.Draw(4, 4)).Should().Be(1);
        ExifOrientation.Read([]).Should().Be(1);
        ExifOrientation.Read(Jpeg(9, isLittle: true)).Should().Be(1, "9 is no orientation");
        var whole = Jpeg(6, isLittle: false);
        for (var length = 0; length < whole.Length; length++)
        {
            ExifOrientation.Read(whole.AsSpan(0, length)).Should().BeOneOf(1, 6);
        }
    }

    [Theory]
    [InlineData(false, 6, 400, 300)]
    [InlineData(true, 6, 300, 400)]
    [InlineData(true, 8, 300, 400)]
    [InlineData(true, 3, 400, 300)]
    [InlineData(true, 1, 400, 300)]
    public async Task Size_IsThatOfTheStoredPixels_OrTheOneThatAViewerShows(bool isUpright, int orientation, int width, int height)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Images.UprightSizes = isUpright);
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImage(Jpeg(orientation, isLittle: true));
            return seeded.Id;
        });
        using var upload = new MultipartFormDataContent
        {
            { new ByteArrayContent(Jpeg(orientation, isLittle: false)), "imageData", "a.jpg" },
        };
        await fixture.Client.PostAsync(EmulatorFixture.Training($"projects/{project}/images"), upload);

        var images = (await fixture.GetAsync($"projects/{project}/images")).EnumerateArray().ToList();

        images
            .Select(image => (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()))
            .Should()
            .Equal((width, height), (width, height));
    }

    /// <summary>The head of a JPEG of 400 by 300 pixels with an Orientation.</summary>
    private static byte[] Jpeg(int orientation, bool isLittle)
    {
        byte[] Short(int value) => isLittle ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] Long(int value) => isLittle ? [.. Short(value), 0, 0] : [0, 0, .. Short(value)];
        byte[] tiff =
        [
            .. isLittle ? "II"u8 : "MM"u8,
            .. Short(42),
            .. Long(8),
            .. Short(2),
            .. Short(0x010F),
            .. Short(2),
            .. Long(1),
            0,
            0,
            0,
            0,
            .. Short(0x0112),
            .. Short(3),
            .. Long(1),
            .. Short(orientation),
            0,
            0,
            .. Long(0),
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            1,
            1,
            0xFF,
            0xE1,
            (byte)((exif.Length + 2) >> 8),
            (byte)(exif.Length + 2),
            .. exif,
            0xFF,
            0xC0,
            0,
            11,
            8,
            300 >> 8,
            300 & 0xFF,
            400 >> 8,
            400 & 0xFF,
            1,
            1,
            0x11,
            0,
        ];
    }
}
