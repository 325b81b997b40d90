namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The outcome of a long-running operation of Azure Resource Manager.</summary>
public enum OperationEnding
{
    /// <summary>The account is deleted, or its deleted copy purged.</summary>
    Succeeded,

    /// <summary>As <c>Failed</c>; nothing has changed.</summary>
    Failed,

    /// <summary>As <c>Canceled</c>; nothing has changed.</summary>
    Canceled,

    /// <summary>Not at all.</summary>
    Never,
}
