namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record PredictionQueryTagBody(Guid Id, float? MinThreshold, float? MaxThreshold);
