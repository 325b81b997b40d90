namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>The CRC-32 of PNG chunks (RFC 2083 section 3.4; polynomial 0xEDB88320, reflected).</summary>
internal static class Crc32
{
    /// <summary>The state before the first byte.</summary>
    public const uint Start = 0xFFFFFFFF;

    private static readonly uint[] Table = CreateTable();

    /// <summary>Computes the checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Finish(Append(Start, bytes));

    /// <summary>Updates the state with further bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>Computes the checksum from a state.</summary>
    public static uint Finish(uint crc) => ~crc;

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++)
            {
                c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
