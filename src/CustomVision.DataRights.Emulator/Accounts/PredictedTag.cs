namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>One result of a prediction.</summary>
internal sealed record PredictedTag(Guid TagId, string TagName, string TagType, float Probability, Box? Box);
