namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The effect of <c>allIterations=true</c> in cases where the service's behavior is not established.</summary>
public enum AllIterationsEffect
{
    /// <summary>The image is removed from the iteration as well.</summary>
    Removed,

    /// <summary>The response reports success, but the image remains.</summary>
    Ignored,

    /// <summary>The call is rejected with 400 and removes nothing.</summary>
    BadRequest,
}
