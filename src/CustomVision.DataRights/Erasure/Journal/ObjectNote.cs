using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The state of an object in a journal.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Reason">The reason why the deletion was not done.</param>
/// <param name="Result">The result, if the deletion was not done.</param>
internal readonly record struct ObjectNote(ObjectStage Stage, string? Reason, StepResult? Result = null);
