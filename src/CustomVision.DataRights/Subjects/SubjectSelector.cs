using System.Globalization;

namespace CustomVision.DataRights.Subjects;

/// <summary>Selects the images that concern one data subject: a person, a household, a number plate.</summary>
/// <remarks>
/// An image is selected if it matches at least one value of every member that is set. Everything is compared exactly and by the library,
/// since the grammar of the service's <c>$filter</c> is not established, and a misinterpreted filter would select other people. Images that
/// only an iteration still has are searched as well.
/// </remarks>
public sealed class SubjectSelector
{
    /// <summary>Names of tags, compared exactly. A name that no project in scope has is an error.</summary>
    /// <value>Empty by default.</value>
    public IList<string> TagNames { get; set; } = [];

    /// <summary>Ids of tags. With <see cref="TagNames"/>, they count as one member: a match with any of them is enough.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> TagIds { get; set; } = [];

    /// <summary>Metadata pairs, key and value compared exactly; any one of them is enough.</summary>
    /// <value>Empty by default.</value>
    public IList<KeyValuePair<string, string>> Metadata { get; set; } = [];

    /// <summary>Ids of images.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> ImageIds { get; set; } = [];

    /// <summary>The earliest time at which a chosen image was added; inclusive.</summary>
    /// <value>No limit by default.</value>
    public DateTimeOffset? CreatedFrom { get; set; }

    /// <summary>The time before which a chosen image was added; exclusive.</summary>
    /// <value>No limit by default.</value>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Whether a chosen image carries at least one tag (true) or none (false).</summary>
    /// <value>Both by default.</value>
    public bool? Tagged { get; set; }

    /// <summary>Whether no member is set. Such a selector is rejected, since it would select everyone.</summary>
    internal bool IsEmpty =>
        TagNames.Count == 0
        && TagIds.Count == 0
        && Metadata.Count == 0
        && ImageIds.Count == 0
        && CreatedFrom is null
        && CreatedBefore is null
        && Tagged is null;

    /// <summary>Returns the number of values of each member, without the values.</summary>
    /// <returns>Counts only: a value may be a person's name.</returns>
    public override string ToString() => $"SubjectSelector ({Counts})";

    /// <summary>How many values it has of each kind: no name and no value.</summary>
    internal string Counts =>
        $"{Count(TagNames.Count + TagIds.Count, "tag")}, {Count(Metadata.Count, "metadata pair")}, {Count(ImageIds.Count, "image")}";

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
