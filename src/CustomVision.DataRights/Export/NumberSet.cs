using System.Collections;

namespace CustomVision.DataRights.Export;

/// <summary>A set of small numbers, which takes a bit for each number up to the largest. Not thread-safe.</summary>
internal sealed class NumberSet
{
    private readonly BitArray _bits = new(length: 64);

    public int Count { get; private set; }

    public bool Contains(int number) => number < _bits.Length && _bits[number];

    /// <summary>Adds a number if it is not present yet.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(int number)
    {
        if (Contains(number))
        {
            return false;
        }

        if (number >= _bits.Length)
        {
            _bits.Length = Math.Max(number + 1, 2 * _bits.Length);
        }

        _bits[number] = true;
        Count++;
        return true;
    }
}
