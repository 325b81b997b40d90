using System.Text;
using System.Xml;

namespace CustomVision.DataRights.Datasets;

/// <summary>Text as XML 1.0 can hold it (section 2.2).</summary>
internal static class XmlText
{
    /// <summary>Replaces the characters that XML cannot hold, even escaped.</summary>
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
