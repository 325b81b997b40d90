using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>What a journal says of an object.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Reason">Why it was not done.</param>
/// <param name="Result">In which way it was not done.</param>
internal readonly record struct ObjectNote(ObjectStage Stage, string? Reason, StepResult? Result = null);
