using System.Buffers.Binary;
using System.Net;
using CustomVision.DataRights.Training.Links;

namespace CustomVision.DataRights.Tests.Training.Links;

public sealed class AddressKindsTests
{
    [Theory]
    [InlineData("203.0.113.9", "Public")]
    [InlineData("172.15.255.255", "Public")]
    [InlineData("172.32.0.0", "Public")]
    [InlineData("100.63.255.255", "Public")]
    [InlineData("100.128.0.0", "Public")]
    [InlineData("2600::1", "Public")]
    [InlineData("64:ff9b::203.0.113.9", "Public")]
    [InlineData("10.255.255.255", "Private")]
    [InlineData("172.16.0.1", "Private")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("192.168.0.1", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("100.127.255.255", "Private")]
    [InlineData("fd00::1", "Private")]
    [InlineData("fec0::1", "Private")]
    [InlineData("::ffff:10.0.0.1", "Private")]
    [InlineData("64:ff9b::10.0.0.1", "Private")]
    [InlineData("64:ff9b:1::1", "Private")]
    [InlineData("2002:0a00:0001::1", "Private")]
    [InlineData("::192.168.0.1", "Private")]
    [InlineData("::ffff:0:10.0.0.1", "Private")]
    [InlineData("127.0.0.1", "Loopback")]
    [InlineData("127.255.255.254", "Loopback")]
    [InlineData("169.254.0.1", "LinkLocal")]
    [InlineData("::1", "Loopback")]
    [InlineData("fe80::1%3", "LinkLocal")]
    [InlineData("::ffff:127.0.0.1", "Loopback")]
    [InlineData("64:ff9b::127.0.0.1", "Loopback")]
    [InlineData("2002:7f00:0001::", "Loopback")]
    [InlineData("0.0.0.0", "Unusable")]
    [InlineData("0.1.2.3", "Unusable")]
    [InlineData("224.0.0.1", "Unusable")]
    [InlineData("240.0.0.1", "Unusable")]
    [InlineData("255.255.255.255", "Unusable")]
    [InlineData("::", "Unusable")]
    [InlineData("ff02::1", "Unusable")]
    [InlineData("2001::1", "Unusable")]
    public void Address_is_of_its_kind(string address, string kind) =>
        AddressKinds.Of(IPAddress.Parse(address)).ToString().Should().Be(kind);

    [Fact]
    public void Platform_of_Azure_is_link_local()
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, AddressKinds.AzurePlatform);

        AddressKinds.Of(new IPAddress(bytes)).Should().Be(AddressKind.LinkLocal);
    }
}
