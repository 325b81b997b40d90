namespace CustomVision.DataRights.DurableTask;

/// <summary>The roles of a process in an export over several machines.</summary>
[Flags]
public enum DurableExportRoles
{
    /// <summary>No role: the process only starts exports and reads their status.</summary>
    None = 0,

    /// <summary>Lists and finishes with the Training key. One process at a time is active; others take over if it crashes.</summary>
    Coordinator = 1,

    /// <summary>Runs units. Needs no Training key.</summary>
    Worker = 2,
}
