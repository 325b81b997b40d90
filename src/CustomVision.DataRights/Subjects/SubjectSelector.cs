using System.Globalization;

namespace CustomVision.DataRights.Subjects;

/// <summary>Selects the images that concern one data subject: a person, a household, a number plate.</summary>
/// <remarks>
/// An image is selected if it matches at least one value of every member that is set. All comparisons are exact and performed by the
/// library, because the grammar of the service's <c>$filter</c> has not been established, and a misinterpreted filter would select other
/// people. Images that only an iteration still contains are searched as well.
/// </remarks>
public sealed class SubjectSelector
{
    /// <summary>The names of tags, compared exactly. A name that does not exist in any project in scope is an error.</summary>
    /// <value>Empty by default.</value>
    public IList<string> TagNames { get; set; } = [];

    /// <summary>The ids of tags. Combined with <see cref="TagNames"/> into one member: a match with any of them is enough.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> TagIds { get; set; } = [];

    /// <summary>Metadata pairs. Keys and values are compared exactly, and a match with any pair is enough.</summary>
    /// <value>Empty by default.</value>
    public IList<KeyValuePair<string, string>> Metadata { get; set; } = [];

    /// <summary>The ids of images.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> ImageIds { get; set; } = [];

    /// <summary>The earliest time at which a selected image was added; inclusive.</summary>
    /// <value>No limit by default.</value>
    public DateTimeOffset? CreatedFrom { get; set; }

    /// <summary>The time before which a selected image was added; exclusive.</summary>
    /// <value>No limit by default.</value>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Whether selected images have at least one tag (<see langword="true"/>) or none (<see langword="false"/>).</summary>
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
    /// <returns>The counts only, because a value may be a person's name.</returns>
    public override string ToString() => $"SubjectSelector ({Counts})";

    /// <summary>The number of values of each kind, without names or values.</summary>
    internal string Counts =>
        $"{Count(TagNames.Count + TagIds.Count, "tag")}, {Count(Metadata.Count, "metadata pair")}, {Count(ImageIds.Count, "image")}";

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
