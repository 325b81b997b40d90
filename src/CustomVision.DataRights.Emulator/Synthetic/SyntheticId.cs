using System.Buffers.Binary;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>
/// Maps each (project, index) to a GUID that looks random (version 4), and back. Half of an id is derived from the other half, so that ids
/// of other origin are recognized.
/// </summary>
internal static class SyntheticId
{
    private const ulong First = 0xBF58476D1CE4E5B9;
    private const ulong Second = 0x94D049BB133111EB;

    private static readonly ulong FirstInverse = Inverse(First);
    private static readonly ulong SecondInverse = Inverse(Second);

    /// <summary>Returns the id of an image.</summary>
    public static Guid Of(int project, int index)
    {
        var mixed = Mix(((ulong)(uint)project << 32) | (uint)index);
        Span<byte> id = stackalloc byte[16];
        Fill(id, mixed);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>Reads the project and the index from an id.</summary>
    /// <returns><see langword="false"/> if the id is not one of a synthetic image.</returns>
    public static bool TryRead(Guid id, out int project, out int index)
    {
        Span<byte> given = stackalloc byte[16];
        Span<byte> expected = stackalloc byte[16];
        id.TryWriteBytes(given, bigEndian: true, out _);

        // The mixed number is in the free bits of a version 4 GUID: bytes 0–5, 7 and 9.
        Span<byte> number = stackalloc byte[8];
        given[..6].CopyTo(number);
        number[6] = given[7];
        number[7] = given[9];
        var mixed = BinaryPrimitives.ReadUInt64BigEndian(number);
        Fill(expected, mixed);
        var plain = Unmix(mixed);
        (project, index) = ((int)(plain >> 32), (int)plain);
        return given.SequenceEqual(expected);
    }

    private static void Fill(Span<byte> id, ulong mixed)
    {
        Span<byte> number = stackalloc byte[8];
        Span<byte> check = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(number, mixed);
        BinaryPrimitives.WriteUInt64BigEndian(check, Mix(~mixed));
        number[..6].CopyTo(id);
        id[6] = (byte)(0x40 | (check[6] & 0x0F));
        id[7] = number[6];
        id[8] = (byte)(0x80 | (check[7] & 0x3F));
        id[9] = number[7];
        check[..6].CopyTo(id[10..]);
    }

    // Each step is invertible: an xor with the upper half, and a multiplication by an odd number.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 32)) * First;
            value = (value ^ (value >> 32)) * Second;
            return value ^ (value >> 32);
        }
    }

    private static ulong Unmix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 32)) * SecondInverse;
            value = (value ^ (value >> 32)) * FirstInverse;
            value ^= value >> 32;
            return value - 0x9E3779B97F4A7C15;
        }
    }

    // Newton's iteration: the initial value has 3 correct bits, and each step doubles their number.
    private static ulong Inverse(ulong odd)
    {
        unchecked
        {
            var inverse = odd;
            for (var i = 0; i < 5; i++)
            {
                inverse *= 2 - (odd * inverse);
            }

            return inverse;
        }
    }
}
