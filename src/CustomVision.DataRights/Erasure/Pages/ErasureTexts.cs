using System.Globalization;

namespace CustomVision.DataRights.Erasure.Pages;

/// <summary>The words of plans and receipts, from <c>ErasureTexts.resx</c>.</summary>
internal sealed class ErasureTexts(CultureInfo culture)
{
    private static readonly LocalizedTexts Texts = new("Erasure.Pages.ErasureTexts");

    /// <summary>A text.</summary>
    public string this[string key] => Texts.Get(key, culture);

    /// <summary>The text of a value.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>A text with values.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(culture, this[key], values);

    /// <summary>A number of things: the text of one, or of several.</summary>
    public string Count(string key, int count) => Format(count == 1 ? key + ".one" : key, count.ToString("N0", culture));

    /// <summary>A reason: the words for ours, and the service's code as it is.</summary>
    public string? Reason(string? reason) => reason is null ? null : Texts.Find("Reason." + reason, culture) ?? reason;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
