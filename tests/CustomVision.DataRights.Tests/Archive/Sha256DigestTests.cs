using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class Sha256DigestTests
{
    // FIPS 180-2, appendix B.1.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Compute_of_the_standards_example_gives_the_standards_digest() =>
        Sha256Digest.Compute("abc"u8).ToString().Should().Be(OfAbc);

    [Fact]
    public void Digits_of_either_case_read_back()
    {
        var digest = Sha256Digest.Compute("abc"u8);

        Sha256Digest.Parse(OfAbc).Should().Be(digest);
        Sha256Digest.Parse(OfAbc.ToUpperInvariant()).Should().Be(digest);
        Sha256Digest.TryParse(Encoding.ASCII.GetBytes(OfAbc), out var fromUtf8).Should().BeTrue();
        fromUtf8.Should().Be(digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba78")]
    [InlineData(OfAbc + "00")]
    [InlineData("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Anything_else_is_refused(string hex)
    {
        Sha256Digest.TryParse(hex, out _).Should().BeFalse();
        Sha256Digest.TryParse(Encoding.ASCII.GetBytes(hex), out _).Should().BeFalse();
        FluentActions.Invoking(() => Sha256Digest.Parse(hex)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Formats_to_characters_bytes_and_raw()
    {
        var digest = Sha256Digest.Parse(OfAbc);
        var characters = new char[64];
        var bytes = new byte[64];
        var raw = new byte[32];

        digest.TryFormat(characters, out var charsWritten).Should().BeTrue();
        digest.TryFormat(bytes, out var bytesWritten).Should().BeTrue();
        digest.CopyTo(raw);

        (charsWritten, bytesWritten).Should().Be((64, 64));
        new string(characters).Should().Be(OfAbc);
        Encoding.ASCII.GetString(bytes).Should().Be(OfAbc);
        new Sha256Digest(raw).Should().Be(digest);
        digest.TryFormat(new char[63], out _).Should().BeFalse();
    }

    [Fact]
    public void Each_byte_counts()
    {
        var zero = default(Sha256Digest);
        for (var i = 0; i < Sha256Digest.ByteCount; i++)
        {
            var bytes = new byte[Sha256Digest.ByteCount];
            bytes[i] = 1;
            new Sha256Digest(bytes).Should().NotBe(zero);
        }
    }
}
