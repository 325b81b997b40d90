namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The body of the 403 for a data action that a token's role lacks; which of both the service sends is not established.</summary>
public enum RoleRefusal
{
    /// <summary>The gateway's shape with the code <c>PermissionDenied</c>, which names the missing action.</summary>
    PermissionDenied,

    /// <summary>The service's own shape with the code <c>ForbiddenUserInsufficientCapability</c>.</summary>
    InsufficientCapability,
}
