namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>What can be wrong with one answer of the management service.</summary>
public enum AccountFault
{
    /// <summary>The request does not arrive.</summary>
    Unreachable,

    /// <summary>The request is carried out, and its answer is lost.</summary>
    LostAnswer,

    /// <summary>403, nothing is done.</summary>
    Forbidden,

    /// <summary>An answer of a moment ago: what is there is not shown yet, or what is gone still is.</summary>
    Stale,
}
