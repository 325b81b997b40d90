namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ProjectSettingsBody(
    Guid? DomainId,
    string? ClassificationType,
    IReadOnlyList<string>? TargetExportPlatforms,
    ImageProcessingSettingsBody? ImageProcessingSettings
);
