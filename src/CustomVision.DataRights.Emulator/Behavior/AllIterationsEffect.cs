namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The effect of <c>allIterations=true</c> where that of the service is not established.</summary>
public enum AllIterationsEffect
{
    /// <summary>The image is removed there too.</summary>
    Removed,

    /// <summary>Success is answered, and the image stays there.</summary>
    Ignored,

    /// <summary>The call is refused with 400 and removes nothing.</summary>
    BadRequest,
}
