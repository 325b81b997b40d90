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
        (ImageSignature.Read(Convert.FromHexString(hex)), ImageSignature.Extensions.Contains(extension))
            .Should()
            .Be((new ImageSignature(extension, IsImage: true), true));

    [Theory]
    [InlineData("")]
    [InlineData("FFD8")]
    [InlineData("89504E470D0A")]
    [InlineData("000000000000")]
    [InlineData("504B0304")]
    [InlineData("3C73766720786D6C6E733D")]
    [InlineData("000000186674797069736F6D0000020069736F6D69736F32")]
    public void Bytes_of_no_known_format_are_kept_as_bin(string hex) =>
        ImageSignature.Read(Convert.FromHexString(hex)).Should().Be(new ImageSignature("bin", IsImage: false));

    [Theory]
    [InlineData("524946461A000000574542505650384C", "webp")]
    [InlineData("49492A0008000000", "tif")]
    [InlineData("4D4D002A00000008", "tif")]
    [InlineData("49492B0008000000", "tif")]
    [InlineData("00000018667479706865696300000000686569636D696631", "heic")]
    [InlineData("00000018667479706D696631000000006D69663168656963", "heic")]
    [InlineData("00000018667479706D696631000000006D69663161766966", "avif")]
    [InlineData("0000001C6674797061766966000000006D69663161766966", "avif")]
    [InlineData("0000000C4A584C200D0A870A", "jxl")]
    [InlineData("0000000C6A5020200D0A870A", "jp2")]
    [InlineData("424D36000000000000002200000010000000", "bmp")]
    public void Images_that_the_service_does_not_take_keep_the_extension_that_they_tell(string hex, string extension) =>
        (ImageSignature.Read(Convert.FromHexString(hex)), ImageSignature.Extensions.Contains(extension))
            .Should()
            .Be((new ImageSignature(extension, IsImage: false), true));

    [Fact]
    public void A_text_that_begins_with_BM_is_not_recognized_as_a_bitmap() =>
        ImageSignature.Read("BM is how this text begins"u8).Should().Be(new ImageSignature("bin", IsImage: false));

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
        (ImageSignature.ModelExtension(Convert.FromHexString(hex)), ImageSignature.Extensions.Contains(extension))
            .Should()
            .Be((extension, true));
}
