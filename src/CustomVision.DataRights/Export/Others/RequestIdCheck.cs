using System.Text;

namespace CustomVision.DataRights.Export.Others;

/// <summary>
/// Determines whether the id of a request may be the name of a person, since the id is printed, logged and stored in the archive.
/// </summary>
internal sealed class RequestIdCheck(string? requestId)
{
    private const int ShortestName = 3;

    private static readonly char[] WordEnds = [' ', '-', '_', '.', '/', ':', '@', '+', '#'];

    private bool _holdsTagName;

    /// <summary>Compares a tag of the service with the id.</summary>
    public void Notice(string tagName) => _holdsTagName |= requestId is not null && IsIn(requestId, tagName.Trim());

    // One or two ASCII letters occur in many ids, and count only as a separate word. In other scripts, two characters are a name.
    private static bool IsIn(string id, string name)
    {
        if (name.Length >= ShortestName || (name.Length > 0 && !Ascii.IsValid(name)))
        {
            return id.Contains(name, StringComparison.OrdinalIgnoreCase);
        }

        return name.Any(char.IsAsciiLetter) && id.Split(WordEnds).Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the warnings about the id; empty if it looks harmless.</summary>
    public IEnumerable<string> Warnings()
    {
        if (requestId?.Contains('@', StringComparison.Ordinal) == true)
        {
            yield return "The request id contains '@' and looks like a mail address. " + Remedy;
        }

        if (requestId?.Any(char.IsWhiteSpace) == true)
        {
            yield return "The request id contains a space and may be a name. " + Remedy;
        }

        if (_holdsTagName)
        {
            yield return "The request id contains the name of a tag. " + Remedy;
        }
    }

    private const string Remedy =
        "It is written to bag-info.txt, which is handed over with the archive: use an id that names no person, such as case-77.";
}
