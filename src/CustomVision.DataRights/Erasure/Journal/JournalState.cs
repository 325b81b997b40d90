using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The combined state of a journal's records.</summary>
internal sealed class JournalState
{
    private readonly Dictionary<(int Step, Guid Id), ObjectNote> _notes = [];
    private readonly HashSet<(int Step, Guid Id)> _intended = [];
    private readonly HashSet<Guid> _announced = [];
    private readonly HashSet<(int Step, Guid Id)> _there = [];
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

    public ObjectNote NoteOf(int step, Guid id) => _notes.GetValueOrDefault((step, id));

    /// <summary>
    /// Gets whether an object still has to be handled: it has not been handled yet, or the last verification still found it.
    /// </summary>
    public bool IsOpen(int step, Guid id) =>
        _there.Contains((step, id)) || NoteOf(step, id).Stage is not (ObjectStage.GoneBefore or ObjectStage.Sent);

    /// <summary>Gets whether the object's deletion was ever announced, regardless of the outcome.</summary>
    public bool WasIntended(int step, Guid id) => _intended.Contains((step, id));

    /// <summary>Gets whether the object's deletion was ever announced, in any step.</summary>
    public bool IsAnnounced(Guid id) => _announced.Contains(id);

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
                _announced.UnionWith(record.Ids ?? []);
                _intended.UnionWith((record.Ids ?? []).Select(id => (record.Step!.Value, id)));
                Note(record, new ObjectNote(ObjectStage.Intended, null));
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
                _there.UnionWith(
                    (record.There ?? new Dictionary<int, IReadOnlyList<Guid>>()).SelectMany(
                        entry => entry.Value,
                        (entry, id) => (entry.Key, id)
                    )
                );
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
            foreach (var id in ids.Where(id => !WasIntended(step, id)))
            {
                _notes[(step, id)] = new ObjectNote(ObjectStage.GoneBefore, null);
            }
        }
    }

    private void Note(JournalRecord record, ObjectNote note)
    {
        foreach (var id in record.Ids ?? [])
        {
            _notes[(record.Step!.Value, id)] = note;
            _there.Remove((record.Step.Value, id));
        }
    }
}
