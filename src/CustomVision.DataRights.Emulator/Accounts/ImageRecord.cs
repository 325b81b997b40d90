using System.Collections.Immutable;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// An image in a training set. Immutable: a change in the workspace replaces the record there and does not affect the record in an
/// iteration. The bytes are shared.
/// </summary>
internal sealed record ImageRecord
{
    public required Guid Id { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required BlobContent Content { get; init; }

    public ImmutableArray<ImageTagRecord> Tags { get; init; } = [];

    public ImmutableArray<RegionRecord> Regions { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Metadata { get; init; } = [];

    public bool HasTag(Guid tagId)
    {
        foreach (var tag in Tags)
        {
            if (tag.TagId == tagId)
            {
                return true;
            }
        }

        return false;
    }
}
