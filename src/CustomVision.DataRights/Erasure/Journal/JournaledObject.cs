namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>What a journal records about an object of a step.</summary>
/// <param name="Note">The state.</param>
/// <param name="IsIntended">Whether its deletion was ever announced, regardless of the outcome.</param>
/// <param name="IsThere">Whether the last verification still found it.</param>
internal readonly record struct JournaledObject(ObjectNote Note, bool IsIntended, bool IsThere);
