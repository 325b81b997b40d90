namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The effect of <c>allIterations=true</c> where that of the service is not established.</summary>
public enum AllIterationsEffect
{
    /// <summary>The image is removed from it as well.</summary>
    Removed,

    /// <summary>The answer is success, but the image remains.</summary>
    Ignored,

    /// <summary>The call is rejected with 400 and removes nothing.</summary>
    BadRequest,
}
