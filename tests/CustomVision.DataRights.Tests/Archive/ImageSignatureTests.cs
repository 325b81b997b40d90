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
}
