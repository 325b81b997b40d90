namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>How a long-running operation of Azure Resource Manager ends.</summary>
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
