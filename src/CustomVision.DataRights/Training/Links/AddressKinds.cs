using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.Training.Links;

/// <summary>Determines the kind of an address. An IPv6 address that embeds an IPv4 address has the kind of the IPv4 address.</summary>
internal static class AddressKinds
{
    /// <summary>
    /// The address of the Azure platform's services for virtual machines (168.63.129.16), the same in every virtual network.
    /// </summary>
    internal const uint AzurePlatform = 0xA83F8110;

    private static readonly (IPNetwork Network, AddressKind Kind)[] Version4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), AddressKind.Unusable),
        (IPNetwork.Parse("10.0.0.0/8"), AddressKind.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressKind.Private),
        (IPNetwork.Parse("127.0.0.0/8"), AddressKind.Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), AddressKind.LinkLocal),
        (IPNetwork.Parse("172.16.0.0/12"), AddressKind.Private),
        (IPNetwork.Parse("192.0.0.0/24"), AddressKind.Private),
        (IPNetwork.Parse("192.168.0.0/16"), AddressKind.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressKind.Private),
        (IPNetwork.Parse("224.0.0.0/3"), AddressKind.Unusable),
    ];

    private static readonly (IPNetwork Network, AddressKind Kind)[] Version6 =
    [
        (IPNetwork.Parse("::/128"), AddressKind.Unusable),
        (IPNetwork.Parse("::1/128"), AddressKind.Loopback),
        (IPNetwork.Parse("64:ff9b:1::/48"), AddressKind.Private), // local-use NAT64: the position of its IPv4 address is not known
        (IPNetwork.Parse("100::/64"), AddressKind.Unusable),
        (IPNetwork.Parse("2001::/32"), AddressKind.Unusable), // Teredo, a tunnel to an address behind another router
        (IPNetwork.Parse("fc00::/7"), AddressKind.Private),
        (IPNetwork.Parse("fe80::/10"), AddressKind.LinkLocal),
        (IPNetwork.Parse("fec0::/10"), AddressKind.Private),
        (IPNetwork.Parse("ff00::/8"), AddressKind.Unusable),
    ];

    // The position of an embedded IPv4 address: compatible (RFC 4291), translated (RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056).
    private static readonly (IPNetwork Network, int Offset)[] Carriers =
    [
        (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    public static AddressKind Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Of(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()) == AzurePlatform
                ? AddressKind.LinkLocal
                : Find(Version4, address) ?? AddressKind.Public;
        }

        // Without the scope id: an IPNetwork never contains an address that has one.
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        if (Find(Version6, plain) is { } kind)
        {
            return kind;
        }

        foreach (var (network, offset) in Carriers)
        {
            if (network.Contains(plain))
            {
                return Of(new IPAddress(bytes.AsSpan(offset, 4)));
            }
        }

        return AddressKind.Public;
    }

    private static AddressKind? Find((IPNetwork Network, AddressKind Kind)[] known, IPAddress address)
    {
        foreach (var (network, kind) in known)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return null;
    }
}
