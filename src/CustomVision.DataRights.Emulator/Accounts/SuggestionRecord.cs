using System.Collections.Immutable;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The tags and regions that an iteration suggested for an untagged image.</summary>
internal sealed record SuggestionRecord(Guid ImageId, DateTimeOffset Created, double Uncertainty, ImmutableArray<PredictedTag> Tags);
