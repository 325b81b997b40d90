namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record TrainingParametersBody(IReadOnlyList<Guid>? SelectedTags, BaseModelBody? CustomBaseModelInfo);
