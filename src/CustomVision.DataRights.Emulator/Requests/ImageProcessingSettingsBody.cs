namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ImageProcessingSettingsBody(Dictionary<string, bool>? AugmentationMethods);
