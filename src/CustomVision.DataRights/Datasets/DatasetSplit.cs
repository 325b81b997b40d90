using System.Globalization;

namespace CustomVision.DataRights.Datasets;

/// <summary>The division of a data set into parts for training, validation and testing.</summary>
/// <remarks>
/// Each class is divided in these proportions, to the nearest image. A class of two or more images has at least one for validation, and a
/// class of three or more at least one for testing, if these parts are requested. Images with identical bytes are always in the same part.
/// The same seed always results in the same division.
/// </remarks>
public sealed record DatasetSplit
{
    private const int MaxShare = 10_000;

    /// <summary>The share for training, relative to the other shares.</summary>
    public required int Train { get; init; }

    /// <summary>The share for validation, relative to the other shares.</summary>
    public required int Validation { get; init; }

    /// <summary>The share for testing, relative to the other shares.</summary>
    public int Test { get; init; }

    /// <summary>The seed of the random order.</summary>
    /// <value>0 by default.</value>
    public int Seed { get; init; }

    /// <summary>Parses shares such as <c>80/10/10</c> or <c>80/20</c>.</summary>
    /// <param name="text">Two or three whole numbers, separated by slashes.</param>
    /// <param name="seed">The seed of the random order.</param>
    /// <returns>The split.</returns>
    /// <exception cref="FormatException">The text does not have this form.</exception>
    public static DatasetSplit Parse(string text, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shares = new List<int>();
        foreach (var share in text.Split('/'))
        {
            shares.Add(int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
        }

        var split = shares.Count is 2 or 3
            ? new DatasetSplit
            {
                Train = shares[0],
                Validation = shares[1],
                Test = shares.Count == 3 ? shares[2] : 0,
                Seed = seed,
            }
            : null;
        return split is { IsUsable: true }
            ? split
            : throw new FormatException("A split is two or three whole numbers such as 80/10/10 or 80/20, the first above zero.");
    }

    internal bool IsUsable => Train is > 0 and <= MaxShare && Validation is >= 0 and <= MaxShare && Test is >= 0 and <= MaxShare;

    internal IReadOnlyList<int> Shares => [Train, Validation, Test];
}
