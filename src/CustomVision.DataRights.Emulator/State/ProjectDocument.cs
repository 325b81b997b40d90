using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>A project with its workspace, its iterations and its stored predictions.</summary>
internal sealed record ProjectDocument
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required ProjectSettings Settings { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public bool DisasterRecovery { get; init; }

    public required string Status { get; init; }

    public required bool ChangedSinceTraining { get; init; }

    public required int Trainings { get; init; }

    public required SetDocument Workspace { get; init; }

    public required IReadOnlyList<IterationDocument> Iterations { get; init; }

    public required IReadOnlyList<PredictionRecord> Predictions { get; init; }

    /// <summary>The image ids by the digest of the bytes.</summary>
    public required IReadOnlyDictionary<string, Guid> Digests { get; init; }
}
