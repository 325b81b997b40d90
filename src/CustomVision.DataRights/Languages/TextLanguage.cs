using System.Globalization;

namespace CustomVision.DataRights.Languages;

/// <summary>A language of the library's texts, with its number format.</summary>
/// <remarks>
/// Does not use the system's culture data: they differ between versions and are missing with InvariantGlobalization (as in Alpine and
/// chiseled images), but pages must be the same on every system.
/// </remarks>
internal sealed class TextLanguage
{
    private TextLanguage(string tag, string groupSeparator, string decimalSeparator, string percentSign)
    {
        const int WithoutSpace = 1; // n%: a space, if any, is part of the percent sign
        Tag = tag;
        Numbers = NumberFormatInfo.ReadOnly(
            new NumberFormatInfo
            {
                NumberGroupSeparator = groupSeparator,
                NumberDecimalSeparator = decimalSeparator,
                PercentGroupSeparator = groupSeparator,
                PercentDecimalSeparator = decimalSeparator,
                PercentSymbol = percentSign,
                PercentPositivePattern = WithoutSpace,
                PercentNegativePattern = WithoutSpace,
            }
        );
    }

    public static TextLanguage English { get; } = new("en", ",", ".", "%");

    public static TextLanguage French { get; } = new("fr", "\u202F", ",", "\u00A0%");

    public static TextLanguage Korean { get; } = new("ko", ",", ".", "%");

    public static IReadOnlyList<TextLanguage> All { get; } = [English, French, Korean];

    /// <summary>The tag of RFC 5646, for <c>lang</c> and the names of resources.</summary>
    public string Tag { get; }

    public NumberFormatInfo Numbers { get; }

    /// <summary>Gets the language of a culture; English if it is not supported.</summary>
    public static TextLanguage Of(CultureInfo culture) => Of(culture.Name);

    /// <summary>Gets the language of a tag such as <c>fr-CA</c>; English if it is not supported.</summary>
    public static TextLanguage Of(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        var primary = end < 0 ? tag : tag[..end];
        return All.FirstOrDefault(language => language.Tag.Equals(primary, StringComparison.OrdinalIgnoreCase)) ?? English;
    }

    public string Number(long number) => number.ToString("N0", Numbers);
}
