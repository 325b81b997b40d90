using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The results of a plan's steps, from its journal.</summary>
internal static class StepRecords
{
    public static IReadOnlyList<StepRecord> Of(ErasurePlan plan, JournalState state) =>
        [
            .. plan.Projects.SelectMany(project => project.Steps, (project, step) => Of(project.ProjectId, step, state)),
            .. plan.Account?.Steps.Select(step => Of(Guid.Empty, step, state)) ?? [],
        ];

    private static StepRecord Of(Guid projectId, PlannedStep step, JournalState state)
    {
        var notes = step.Objects.Select(item => state.NoteOf(step.Number, item.Id)).ToList();
        var (result, reason) =
            notes.FirstOrDefault(note => note.Stage == ObjectStage.NotDone) is { Result: { } notDone } found ? (notDone, found.Reason)
            : notes.Exists(note => note.Stage == ObjectStage.Intended) ? (StepResult.Failed, SkipReason.NoAnswer)
            : notes.Exists(note => note.Stage == ObjectStage.Untouched) ? (StepResult.Skipped, "NotAttempted")
            : notes.TrueForAll(note => note.Stage == ObjectStage.GoneBefore) ? (StepResult.NotNeeded, null)
            : (StepResult.Done, (string?)null);
        return new StepRecord
        {
            Number = step.Number,
            Kind = step.Kind,
            ProjectId = projectId,
            Result = result,
            Reason = reason,
            RequestIds = state.RequestIdsOf(step.Number),
        };
    }
}
