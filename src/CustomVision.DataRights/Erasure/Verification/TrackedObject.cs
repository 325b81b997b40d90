using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>The state of one object of a plan during the verification.</summary>
internal sealed class TrackedObject(Guid projectId, ErasureObjectKind kind, Guid id, PlannedStep? step)
{
    public Guid ProjectId => projectId;

    public ErasureObjectKind Kind => kind;

    public Guid Id => id;

    /// <summary>The step that deletes it; null for collateral.</summary>
    public PlannedStep? Step => step;

    /// <summary>Whether the current look asks for it.</summary>
    public bool IsAsked { get; set; }

    public ObjectPresence Presence { get; private set; } = ObjectPresence.Unknown;

    public bool InWorkspace { get; private set; }

    public IReadOnlyList<Guid> Iterations { get; private set; } = [];

    public string? Reason { get; private set; }

    /// <summary>Whether its absence is weak evidence, since an incomplete answer would look the same.</summary>
    public bool IsWeak { get; private set; }

    public void SetGone(bool isWeak = false)
    {
        Set(ObjectPresence.Gone);
        IsWeak = isWeak;
    }

    public void SetThere(bool inWorkspace = false, IReadOnlyList<Guid>? iterations = null) =>
        Set(ObjectPresence.There, inWorkspace, iterations);

    /// <summary>Sets that the object's account is deleted but can be recovered.</summary>
    public void SetRecoverable() => Set(ObjectPresence.Recoverable);

    /// <summary>Resets the state of an object to unknown, unless it was seen.</summary>
    public void SetUnknownUnlessThere(string? reason)
    {
        if (Presence != ObjectPresence.There)
        {
            SetUnknown(reason);
        }
    }

    public void SetUnknown(string? reason) => Set(ObjectPresence.Unknown, reason: reason);

    /// <summary>Converts the state to its public form.</summary>
    /// <param name="judge">The callback that gets the outcome of an object that exists or can be recovered, with its reason.</param>
    public ErasureObject ToResult(Func<TrackedObject, (ErasureOutcome Outcome, string? Reason)> judge)
    {
        // The cause of the absence is not known here.
        var (outcome, reason) = Presence switch
        {
            ObjectPresence.Gone => (ErasureOutcome.AlreadyGone, null),
            ObjectPresence.Unknown => (ErasureOutcome.Unknown, Reason),
            _ => judge(this),
        };
        return new()
        {
            ProjectId = projectId,
            Kind = kind,
            Id = id,
            Outcome = outcome,
            Reason = reason,
            InWorkspace = InWorkspace,
            Iterations = Iterations,
        };
    }

    private void Set(ObjectPresence presence, bool inWorkspace = false, IReadOnlyList<Guid>? iterations = null, string? reason = null)
    {
        Presence = presence;
        InWorkspace = inWorkspace;
        Iterations = iterations ?? [];
        Reason = reason;
        IsWeak = false;
    }
}
