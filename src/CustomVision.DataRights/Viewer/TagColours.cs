using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Viewer;

/// <summary>Assigns one of the style sheet's colors to each tag of a project. The first tags get different colors.</summary>
internal sealed class TagColours
{
    private static readonly string[] Classes =
    [
        .. Enumerable.Range(0, ViewerStyle.Colours).Select(colour => FormattableString.Invariant($"c{colour}")),
    ];

    private readonly Dictionary<Guid, int> _colours = [];

    public TagColours(IReadOnlyList<ArchivedTag> tags)
    {
        for (var index = 0; index < tags.Count; index++)
        {
            _colours[tags[index].Id] = index % ViewerStyle.Colours;
        }
    }

    /// <summary>Gets the style sheet's class for a tag. A tag that the project no longer has gets a color based on its id.</summary>
    public string ClassOf(Guid tag) =>
        Classes[_colours.TryGetValue(tag, out var colour) ? colour : tag.ToByteArray()[0] % ViewerStyle.Colours];
}
