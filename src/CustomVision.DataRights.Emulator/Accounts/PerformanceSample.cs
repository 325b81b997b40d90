namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>How sure the trained model is of one tag for one of its images, and whether the image carries it.</summary>
internal readonly record struct PerformanceSample(Guid TagId, bool Carries, float Probability, float Overlap);
