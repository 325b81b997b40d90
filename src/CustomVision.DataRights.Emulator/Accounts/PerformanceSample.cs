namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The trained model's score of one tag for one image, and whether the image has that tag.</summary>
internal readonly record struct PerformanceSample(Guid TagId, bool Carries, float Probability, float Overlap);
