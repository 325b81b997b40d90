using System.Runtime.InteropServices;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The combined state of a journal's records.</summary>
/// <param name="expected">The number of objects of the plan's steps: a table that grows leaves its old arrays as garbage.</param>
internal sealed class JournalState(int expected = 0)
{
    private readonly Dictionary<(int Step, Guid Id), JournaledObject> _objects = new(expected);
    private readonly Dictionary<int, List<string>> _requestIds = [];
    private readonly List<UnplannedObject> _unplanned = [];

    public JournalRecord? Last { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public ErasureApproval? Approval { get; private set; }

    public string? PlanDigest { get; private set; }

    /// <summary>Whether a deletion was announced.</summary>
    public bool HasIntent { get; private set; }

    /// <summary>Whether nothing has been done since the last verification.</summary>
    public bool IsFinished { get; private set; }

    public int Records => Last?.Number ?? 0;

    public IReadOnlyList<UnplannedObject> Unplanned => _unplanned;

    public ObjectNote NoteOf(int step, Guid id) => _objects.GetValueOrDefault((step, id)).Note;

    /// <summary>
    /// Gets whether an object still has to be handled: it has not been handled yet, or the last verification still found it.
    /// </summary>
    public bool IsOpen(int step, Guid id) =>
        _objects.GetValueOrDefault((step, id)) is not
        {
            IsThere: false,
            Note.Stage: ObjectStage.GoneBefore or ObjectStage.Sent,
        };

    /// <summary>Gets whether the object's deletion was ever announced, regardless of the outcome.</summary>
    public bool WasIntended(int step, Guid id) => _objects.GetValueOrDefault((step, id)).IsIntended;

    /// <summary>Gets the objects whose deletion was ever announced, in any step.</summary>
    public HashSet<Guid> Announced() => [.. _objects.Where(entry => entry.Value.IsIntended).Select(entry => entry.Key.Id)];

    public IReadOnlyList<string> RequestIdsOf(int step) => _requestIds.GetValueOrDefault(step) ?? [];

    public void Add(JournalRecord record)
    {
        Last = record;
        IsFinished = record.Type == JournalRecordType.Finished;
        switch (record.Type)
        {
            case JournalRecordType.Started:
                (StartedAt, Approval, PlanDigest) = (record.At, record.Approval, record.PlanDigest);
                break;
            case JournalRecordType.Checked:
                AddChecked(record);
                break;
            case JournalRecordType.Intent:
                HasIntent = true;
                Note(record, new ObjectNote(ObjectStage.Intended, null), isIntent: true);
                break;
            case JournalRecordType.Outcome:
                Note(
                    record,
                    record.Result == StepResult.Done ? new(ObjectStage.Sent, null) : new(ObjectStage.NotDone, record.Reason, record.Result)
                );
                break;
            case JournalRecordType.Skipped:
                Note(record, new(ObjectStage.NotDone, record.Reason, StepResult.Skipped));
                break;
            case JournalRecordType.Finished:
                AddThere(record);
                break;
        }

        if (record is { RequestId: { } requestId, Step: { } step })
        {
            (_requestIds.TryGetValue(step, out var list) ? list : _requestIds[step] = []).Add(requestId);
        }

        foreach (var item in record.Unplanned ?? [])
        {
            // After an interruption, the same object is found again; the last record counts.
            _unplanned.RemoveAll(known => known.Id == item.Id && known.ProjectId == item.ProjectId);
            _unplanned.Add(item);
        }
    }

    private void AddChecked(JournalRecord record)
    {
        foreach (var (step, ids) in record.Gone ?? new Dictionary<int, IReadOnlyList<Guid>>())
        {
            // An object that is gone after its announcement was deleted by this plan.
            Change(
                step,
                ids,
                static found => found.IsIntended ? found : found with { Note = new ObjectNote(ObjectStage.GoneBefore, null) }
            );
        }
    }

    private void AddThere(JournalRecord record)
    {
        foreach (var (step, ids) in record.There ?? new Dictionary<int, IReadOnlyList<Guid>>())
        {
            Change(step, ids, static found => found with { IsThere = true });
        }
    }

    private void Note(JournalRecord record, ObjectNote note, bool isIntent = false) =>
        Change(record.Step!.Value, record.Ids ?? [], found => new(note, IsIntended: isIntent || found.IsIntended, IsThere: false));

    private void Change(int step, IReadOnlyList<Guid> ids, Func<JournaledObject, JournaledObject> change)
    {
        foreach (var id in ids)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, (step, id), out _);
            entry = change(entry);
        }
    }
}
