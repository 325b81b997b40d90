using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>An RGB colour.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>Near black.</summary>
    public static readonly Colour Ink = new(24, 24, 32);

    /// <summary>Creates a grey.</summary>
    public static Colour Grey(byte level) => new(level, level, level);

    /// <summary>Interpolates between two colours; <paramref name="part"/> is 0–1.</summary>
    public static Colour Between(Colour from, Colour to, double part) =>
        new(Mix(from.Red, to.Red, part), Mix(from.Green, to.Green, part), Mix(from.Blue, to.Blue, part));

    /// <summary>Creates a colour from hue (0–360), saturation and value (0–1).</summary>
    public static Colour OfHue(double hue, double saturation, double value)
    {
        return new(Channel(5), Channel(3), Channel(1));

        byte Channel(int n)
        {
            var k = (n + (hue / 60)) % 6;
            return (byte)(255 * (value - (value * saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1))));
        }
    }

    private static byte Mix(byte from, byte to, double part) => (byte)(from + ((to - from) * part));
}
