using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Later;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>The account in a state file.</summary>
internal sealed record AccountDocument
{
    /// <summary>The only supported format.</summary>
    public const string CurrentFormat = "customvision-emulator-state/1";

    public required string Format { get; init; }

    public required long Ids { get; init; }

    public required int Sessions { get; init; }

    public required int Pictures { get; init; }

    /// <summary>The regenerated key; <see langword="null"/> for the key in the options.</summary>
    public string? TrainingKey { get; init; }

    /// <inheritdoc cref="TrainingKey" />
    public string? SecondTrainingKey { get; init; }

    public required ResourceState Resource { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset Deleted { get; init; }

    public required IReadOnlyList<OperationDocument> Operations { get; init; }

    public required IReadOnlyList<PendingEntry> Pending { get; init; }

    public required IReadOnlyDictionary<string, Guid> ExportTokens { get; init; }

    public required IReadOnlyList<ProjectDocument> Projects { get; init; }

    /// <summary>The stored bytes by path.</summary>
    public required IReadOnlyDictionary<string, BlobContent> Blobs { get; init; }
}
