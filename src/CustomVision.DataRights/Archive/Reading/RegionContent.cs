using System.Globalization;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A region with its coordinates exactly as the service sent them.</summary>
/// <param name="Id">The id of the region, if the service reported one.</param>
/// <param name="TagId">The id of the tag.</param>
/// <param name="Left">The digits of the left edge.</param>
/// <param name="Top">The digits of the top edge.</param>
/// <param name="Width">The digits of the width.</param>
/// <param name="Height">The digits of the height.</param>
internal sealed record RegionContent(Guid? Id, Guid TagId, string Left, string Top, string Width, string Height)
{
    /// <summary>The four numbers in a canonical form, in which 1.0 and 1 are equal and no digit is lost.</summary>
    public string Box => $"{Spell(Left)} {Spell(Top)} {Spell(Width)} {Spell(Height)}";

    /// <summary>The four numbers.</summary>
    public IReadOnlyList<double> Numbers => [Number(Left), Number(Top), Number(Width), Number(Height)];

    private static double Number(string digits) => double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Spell(string digits) => Number(digits).ToString("R", CultureInfo.InvariantCulture);
}
