namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answer to a DELETE of an account whose deletion or purge is in progress; not established.</summary>
public enum RepeatedDeletion
{
    /// <summary>202 with the running operation.</summary>
    Accepted,

    /// <summary>409 <c>AccountProvisioningStateInvalid</c>.</summary>
    Conflict,
}
