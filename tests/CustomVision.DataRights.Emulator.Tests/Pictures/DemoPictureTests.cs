using System.Buffers.Binary;
using System.IO.Compression;
using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Pictures;

public sealed class DemoPictureTests
{
    [Fact]
    public void Crc_OfTheCheckText_IsThePublishedValue()
    {
        Crc32.Of("123456789"u8).Should().Be(0xCBF43926);
    }

    [Fact]
    public void Write_RandomPixels_ReadBackTheSame()
    {
        var rgb = new byte[17 * 5 * 3];
        new Random(4).NextBytes(rgb);

        var png = PngWriter.Write(17, 5, rgb);

        ReadPixels(png, 17, 5).Should().Equal(rgb);
    }

    [Fact]
    public void Write_WrongNumberOfBytes_SaysWhatIsNeeded()
    {
        var act = () => PngWriter.Write(2, 2, new byte[11]);
        act.Should().Throw<ArgumentException>().WithMessage("2×2 pixels need 12 bytes, not 11.*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Draw_AnySubject_IsASmallPngOfTheSizeAskedFor(int subject)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var picture = DemoPicture.Draw((DemoSubject)subject, seed);

            PictureHeader.TryRead(picture.Png, out var header).Should().BeTrue();
            header.Should().Be(new PictureHeader(PictureFormat.Png, 320, 256));
            picture.Png.Length.Should().BeInRange(500, 12_000);
            foreach (var box in new[] { picture.Main, picture.Detail })
            {
                box.Left.Should().BeGreaterThanOrEqualTo(0);
                box.Top.Should().BeGreaterThanOrEqualTo(0);
                (box.Left + box.Width).Should().BeLessThanOrEqualTo(1);
                (box.Top + box.Height).Should().BeLessThanOrEqualTo(1);
                (box.Width * box.Height).Should().BePositive();
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Draw_MainBox_HoldsEverythingThatIsDrawn(int subject)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var picture = DemoPicture.Draw((DemoSubject)subject, seed);
            var pixels = ReadPixels(picture.Png, picture.Width, picture.Height);

            // The background has one colour a row: its rightmost or leftmost pixel, whichever the subject does not reach.
            var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
            for (var y = 0; y < picture.Height - 3; y++)
            {
                var background = picture.Main.Left > 0 ? 0 : picture.Width - 1;
                for (var x = 0; x < picture.Width; x++)
                {
                    if (!Pixel(pixels, picture.Width, x, y).SequenceEqual(Pixel(pixels, picture.Width, background, y)))
                    {
                        (left, top) = (Math.Min(left, x), Math.Min(top, y));
                        (right, bottom) = (Math.Max(right, x + 1), Math.Max(bottom, y + 1));
                    }
                }
            }

            var box = picture.Main;
            ((double)left).Should().BeApproximately(box.Left * picture.Width, 1.5);
            ((double)top).Should().BeApproximately(box.Top * picture.Height, 1.5);
            ((double)right).Should().BeApproximately((box.Left + box.Width) * picture.Width, 1.5);
            ((double)bottom).Should().BeApproximately((box.Top + box.Height) * picture.Height, 1.5);
        }
    }

    [Fact]
    public void Draw_SameSeed_GivesTheSameBytes()
    {
        DemoPicture.Draw(DemoSubject.Car, 7).Png.Should().Equal(DemoPicture.Draw(DemoSubject.Car, 7).Png);
    }

    [Fact]
    public void Draw_ManySeeds_NeverGivesTheSameBytesTwice()
    {
        Enumerable
            .Range(-100, 300)
            .Select(seed => Convert.ToBase64String(DemoPicture.Draw(DemoSubject.House, seed, 128, 128).Png))
            .Should()
            .OnlyHaveUniqueItems();
    }

    private static ReadOnlySpan<byte> Pixel(byte[] pixels, int width, int x, int y) => pixels.AsSpan(((y * width) + x) * 3, 3);

    // Walks the chunks, checks each CRC and undoes filter 0: an independent reading of what PngWriter wrote.
    private static byte[] ReadPixels(byte[] png, int width, int height)
    {
        using var data = new MemoryStream();
        for (var offset = 8; offset < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));
            BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(offset + 8 + length)).Should().Be(Crc32.Of(png.AsSpan(offset + 4, 4 + length)));
            if (png.AsSpan(offset + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png, offset + 8, length);
            }

            offset += 12 + length;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var rows = new byte[height * ((width * 3) + 1)];
        zlib.ReadExactly(rows);
        zlib.ReadByte().Should().Be(-1);
        return [.. Enumerable.Range(0, height).SelectMany(y => rows.Skip((y * ((width * 3) + 1)) + 1).Take(width * 3))];
    }
}
