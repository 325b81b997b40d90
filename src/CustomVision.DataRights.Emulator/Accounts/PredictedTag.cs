namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A result of a prediction.</summary>
internal sealed record PredictedTag(Guid TagId, string TagName, string TagType, float Probability, Box? Box);
