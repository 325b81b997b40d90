namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>What <c>allIterations=true</c> does where the service's way is not established.</summary>
public enum AllIterationsEffect
{
    /// <summary>The image is removed there too.</summary>
    Removed,

    /// <summary>Success is answered, and the image stays there.</summary>
    Ignored,

    /// <summary>The call is refused with 400 and removes nothing.</summary>
    BadRequest,
}
