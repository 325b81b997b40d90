using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class ImageSignatureTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "jpg")]
    [InlineData("FFD8FFDB", "jpg")]
    [InlineData("89504E470D0A1A0A0000000D", "png")]
    [InlineData("474946383961", "gif")]
    [InlineData("474946383761", "gif")]
    [InlineData("424D36000000000000003600000028000000", "bmp")]
    [InlineData("424D3600000000000000360000007C000000", "bmp")]
    public void Images_are_known_by_their_first_bytes(string hex, string extension) =>
        (ImageSignature.Read(Convert.FromHexString(hex)), ImageSignature.Extensions.Contains(extension)).Should().Be((new ImageSignature(extension, IsImage: true, IsPage: false), true));

    [Theory]
    [InlineData("")]
    [InlineData("FFD8")]
    [InlineData("89504E470D0A")]
    [InlineData("000000000000")]
    [InlineData("504B0304")]
    public void Other_bytes_are_neither_image_nor_page(string hex) =>
        ImageSignature.Read(Convert.FromHexString(hex)).Should().Be(new ImageSignature("bin", IsImage: false, IsPage: false));

    [Theory]
    [InlineData("<!DOCTYPE html><html>")]
    [InlineData("\r\n  <?xml version=\"1.0\"?><Error>")]
    [InlineData("\ufeff<?xml version=\"1.0\"?><Error>")]
    [InlineData("{\"code\":\"BadRequest\"}")]
    [InlineData(" [1]")]
    public void An_error_page_is_no_image(string page) =>
        ImageSignature.Read(Encoding.UTF8.GetBytes(page)).Should().Be(new ImageSignature("bin", IsImage: false, IsPage: true));

    [Fact]
    public void A_text_that_begins_with_BM_is_no_bitmap() =>
        ImageSignature.Read("BM is how this text begins"u8).IsImage.Should().BeFalse();

    [Theory]
    [InlineData("504B030414000000", "zip")]
    [InlineData("504B050600000000", "zip")]
    [InlineData("1C00000054464C33", "tflite")]
    [InlineData("080112A2030A2D0A", "mlmodel")]
    [InlineData("080312074F6E6E784D4C", "onnx")]
    [InlineData("0803", "bin")]
    [InlineData("0803128080", "bin")]
    [InlineData("", "bin")]
    public void Models_are_known_by_their_first_bytes(string hex, string extension) =>
        (ImageSignature.ModelExtension(Convert.FromHexString(hex)), ImageSignature.Extensions.Contains(extension)).Should().Be((extension, true));

    [Theory]
    [InlineData("png", "0000000049454E44AE426082", true)]
    [InlineData("png", "0000000049454E44AE4260", false)]
    [InlineData("jpg", "0011FFD9", true)]
    [InlineData("jpg", "0011FFD90000", true)]
    [InlineData("jpg", "0011FF", false)]
    [InlineData("gif", "003B", true)]
    [InlineData("gif", "003B0000", true)]
    [InlineData("gif", "003C", false)]
    [InlineData("gif", "", false)]
    [InlineData("bmp", "0000", null)]
    [InlineData("bin", "0000", null)]
    public void The_end_of_an_image_is_seen_however_its_bytes_arrive(string extension, string hex, bool? there)
    {
        byte[] image = [.. new byte[200], .. Convert.FromHexString(hex)];
        foreach (var step in new[] { 1, 3, 63, 64, 65, 1000 })
        {
            var end = new ImageEnd();
            foreach (var part in image.Chunk(step))
            {
                end.Append(part);
                end.Append([]);
            }

            end.IsThere(extension).Should().Be(there, "the bytes came {0} at a time", step);
        }
    }

    [Theory]
    [InlineData(300, 300, true)]
    [InlineData(300, 301, true)]
    [InlineData(300, 299, false)]
    [InlineData(0x01020304, 100_000, false)]
    [InlineData(0, 300, null)]
    [InlineData(14, 300, null)]
    [InlineData(300, 5, false)]
    public void A_bitmap_is_as_long_as_its_header_says(int declared, int length, bool? there)
    {
        byte[] image = [(byte)'B', (byte)'M', .. BitConverter.GetBytes(declared), .. new byte[Math.Max(0, length - 6)]];
        foreach (var step in new[] { 1, 4, 64, 200_000 })
        {
            var end = new ImageEnd();
            foreach (var part in image.Take(length).Chunk(step))
            {
                end.Append(part);
            }

            end.IsThere("bmp").Should().Be(there, "the bytes came {0} at a time", step);
        }
    }

    [Fact]
    public void An_end_in_the_middle_is_no_end()
    {
        var end = new ImageEnd();
        end.Append([0xFF, 0xD9, .. new byte[100]]);
        end.IsThere("jpg").Should().BeFalse();
    }
}
