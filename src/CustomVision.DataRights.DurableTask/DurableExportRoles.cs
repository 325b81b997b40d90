namespace CustomVision.DataRights.DurableTask;

/// <summary>What a process does in an export over several machines.</summary>
[Flags]
public enum DurableExportRoles
{
    /// <summary>Nothing: it starts exports and reads their status.</summary>
    None = 0,

    /// <summary>Lists and finishes, with the Training key. One process does it at a time; others take over when it dies.</summary>
    Coordinator = 1,

    /// <summary>Runs units. Needs no Training key.</summary>
    Worker = 2,
}
