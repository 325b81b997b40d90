namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ImageTagBatchBody(IReadOnlyList<ImageTagBody>? Tags);
