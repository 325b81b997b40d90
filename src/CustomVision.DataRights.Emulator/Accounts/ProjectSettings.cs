using System.Collections.Immutable;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The settings of a project.</summary>
internal sealed record ProjectSettings
{
    public required Guid DomainId { get; init; }

    public string? ClassificationType { get; init; }

    public ImmutableArray<string> TargetExportPlatforms { get; init; } = [];

    public string? DetectionParameters { get; init; }

    public string? ExportModelContainerUri { get; init; }

    public string? NotificationQueueUri { get; init; }

    public ImmutableArray<KeyValuePair<string, bool>> AugmentationMethods { get; init; } =
    [
        new("rotation", true),
        new("scaling", true),
        new("translation", true),
        new("horizontal flip", true),
        new("equalize", true),
        new("solarize", true),
        new("padtosquare", true),
    ];
}
