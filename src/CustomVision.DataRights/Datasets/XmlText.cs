using System.Text;
using System.Xml;

namespace CustomVision.DataRights.Datasets;

/// <summary>Text that is valid in XML 1.0 (section 2.2).</summary>
internal static class XmlText
{
    /// <summary>Replaces the characters that are invalid in XML even if escaped.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
