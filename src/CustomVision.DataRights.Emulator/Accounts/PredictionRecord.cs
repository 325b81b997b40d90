using System.Collections.Immutable;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A stored prediction with its image.</summary>
internal sealed record PredictionRecord
{
    public required Guid Id { get; init; }

    public required Guid IterationId { get; init; }

    public required Guid DomainId { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required BlobContent Content { get; init; }

    /// <summary>The name that the calling application gave, or null.</summary>
    public string? Application { get; init; }

    public ImmutableArray<PredictedTag> Tags { get; init; } = [];
}
