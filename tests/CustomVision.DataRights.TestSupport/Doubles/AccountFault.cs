namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A fault in one response of the management service.</summary>
public enum AccountFault
{
    /// <summary>The request does not reach the service.</summary>
    Unreachable,

    /// <summary>The request is carried out, but its response is lost.</summary>
    LostAnswer,

    /// <summary>The service answers 403 and does nothing.</summary>
    Forbidden,

    /// <summary>The response is slightly out of date: a new object is still missing, or a deleted one still present.</summary>
    Stale,
}
