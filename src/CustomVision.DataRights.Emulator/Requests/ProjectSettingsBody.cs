namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ProjectSettingsBody(
    Guid? DomainId,
    string? ClassificationType,
    IReadOnlyList<string>? TargetExportPlatforms,
    ProjectSettingsBody.ImageProcessingBody? ImageProcessingSettings
)
{
    internal sealed record ImageProcessingBody(Dictionary<string, bool>? AugmentationMethods);
}
