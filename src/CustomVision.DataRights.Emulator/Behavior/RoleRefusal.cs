namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The body of the 403 for a data action that a token's role lacks. The service's actual body is not established.</summary>
public enum RoleRefusal
{
    /// <summary>The gateway's shape with the code <c>PermissionDenied</c>, which states the missing action.</summary>
    PermissionDenied,

    /// <summary>The service's own shape with the code <c>ForbiddenUserInsufficientCapability</c>.</summary>
    InsufficientCapability,
}
