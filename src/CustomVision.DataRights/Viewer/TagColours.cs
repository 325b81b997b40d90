using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>Gives each tag of a project one of the style sheet's colours; the first tags have different ones.</summary>
internal sealed class TagColours
{
    private readonly Dictionary<Guid, int> _colours = [];

    public TagColours(IReadOnlyList<ArchivedTag> tags)
    {
        for (var index = 0; index < tags.Count; index++)
        {
            _colours[tags[index].Id] = index % ViewerStyle.Colours;
        }
    }

    /// <summary>The class of the style sheet. A tag that the project no longer has gets a colour by its id.</summary>
    public string ClassOf(Guid tag) =>
        FormattableString.Invariant(
            $"c{(_colours.TryGetValue(tag, out var colour) ? colour : tag.ToByteArray()[0] % ViewerStyle.Colours)}"
        );
}
