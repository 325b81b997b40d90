using System.Collections.Immutable;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// An image as one training set holds it. Immutable: a change of the workspace replaces the record there, and the record
/// that an iteration froze stays as it was. The bytes are shared.
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
