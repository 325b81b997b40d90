using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>The metadata of a bag: ordered labels with values; a label may be repeated (RFC 8493 §2.2.2).</summary>
internal sealed class BagInfo
{
    private readonly List<KeyValuePair<string, string>> _elements = [];

    /// <summary>The elements, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Elements => _elements;

    /// <summary>The first value of a label, ignoring case; <see langword="null"/> if there is none.</summary>
    public string? this[BagLabel label] => this[label.Name];

    /// <summary>The first value of a label, ignoring case; <see langword="null"/> if there is none.</summary>
    public string? this[string label]
    {
        get
        {
            foreach (var (name, value) in _elements)
            {
                if (name.Equals(label, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Adds an element.</summary>
    /// <param name="label">The label, without colons, line breaks, and leading or trailing white space.</param>
    /// <param name="value">The value. Leading and trailing white space, and control characters other than line breaks, are removed.</param>
    /// <exception cref="ArgumentException">The label cannot be written.</exception>
    public BagInfo Add(string label, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (string.IsNullOrEmpty(label) || label.Trim().Length != label.Length || label.Any(c => c == ':' || char.IsControl(c)))
        {
            throw new ArgumentException(
                "A label of bag-info.txt has no colon, no control character and no white space at its ends.",
                nameof(label)
            );
        }

        _elements.Add(KeyValuePair.Create(label, value));
        return this;
    }

    /// <inheritdoc cref="Add(string, string)"/>
    public BagInfo Add(BagLabel label, string value) => Add(label.Name, value);

    /// <summary>Formats the elements as <c>bag-info.txt</c>.</summary>
    public byte[] ToUtf8()
    {
        var text = new StringBuilder();
        foreach (var (label, value) in _elements)
        {
            text.Append(label).Append(':');
            var first = true;
            foreach (
                var line in value
                    .ReplaceLineEndings("\n")
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                // A line break is written as a folded line. Long lines are not folded: readers interpret folded values differently, and the
                // RFC only recommends it.
                text.Append(first ? " " : "\n  ");
                first = false;
                foreach (var c in line)
                {
                    text.Append(char.IsControl(c) ? ' ' : c);
                }
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Parses <c>bag-info.txt</c>.</summary>
    /// <param name="text">The text of the file, with any line endings.</param>
    /// <param name="malformed">Receives the 1-based numbers of the lines that are neither an element nor a folded line.</param>
    public static BagInfo Parse(string text, ICollection<int> malformed)
    {
        var info = new BagInfo();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && line[0] is ' ' or '\t' && info._elements.Count > 0)
            {
                var (label, value) = info._elements[^1];
                info._elements[^1] = KeyValuePair.Create(label, value.Length == 0 ? line.Trim() : value + "\n" + line.Trim());
            }
            else if (colon > 0)
            {
                info._elements.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                malformed.Add(number);
            }
        }

        return info;
    }
}
