using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class PackedNameTests
{
    private const string Id = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";

    [Theory]
    [InlineData("")]
    [InlineData(".png")]
    [InlineData("-thumbnail.jpeg")]
    [InlineData(".é€")]
    public void A_name_that_begins_with_a_GUID_is_packed_and_unpacked(string rest)
    {
        var bytes = Encoding.UTF8.GetBytes(Id + rest);
        Span<byte> name = (byte[])bytes.Clone();
        Span<byte> unpacked = new byte[PackedName.MaxBytes];

        PackedName.TryPack(ref name).Should().BeTrue();

        name.Length.Should().Be(bytes.Length - PackedName.Saved);
        unpacked[..PackedName.Unpack(name, unpacked)].SequenceEqual(bytes).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("index.html")]
    [InlineData("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f")]
    [InlineData("0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9.png")]
    [InlineData("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8fF.png")]
    [InlineData("0a1b2c3d4e5f60718293a4b5c6d7e8f9.png")]
    [InlineData("{0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9}.png")]
    [InlineData("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-and-a-rest-that-is-longer.png")]
    public void Any_other_name_stays_as_it_is(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> name = (byte[])bytes.Clone();

        PackedName.TryPack(ref name).Should().BeFalse();

        name.SequenceEqual(bytes).Should().BeTrue();
    }
}
