using System.Globalization;

namespace CustomVision.DataRights.Languages;

/// <summary>A language that the library's texts are in, and how it writes numbers.</summary>
/// <remarks>
/// Neither depends on the system: its culture data differ from version to version, while a page must not, and a system without any
/// (InvariantGlobalization, as in Alpine and chiseled images) writes the same pages.
/// </remarks>
internal sealed class TextLanguage
{
    private TextLanguage(string tag, string groupSeparator, string decimalSeparator, string percentSign)
    {
        const int WithoutSpace = 1; // n%: what separates them is part of the sign
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

    /// <summary>Gets the language of a culture; English where there are no texts in it.</summary>
    public static TextLanguage Of(CultureInfo culture) => Of(culture.Name);

    /// <summary>Gets the language of a tag such as <c>fr-CA</c>; English where there are no texts in it.</summary>
    public static TextLanguage Of(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        var primary = end < 0 ? tag : tag[..end];
        return All.FirstOrDefault(language => language.Tag.Equals(primary, StringComparison.OrdinalIgnoreCase)) ?? English;
    }

    public string Number(long number) => number.ToString("N0", Numbers);
}
