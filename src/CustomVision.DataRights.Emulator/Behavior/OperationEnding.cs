namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The outcome of a long-running operation of Azure Resource Manager.</summary>
public enum OperationEnding
{
    /// <summary>The account is deleted, or its deleted copy purged.</summary>
    Succeeded,

    /// <summary>The operation ends as <c>Failed</c>; nothing has changed.</summary>
    Failed,

    /// <summary>The operation ends as <c>Canceled</c>; nothing has changed.</summary>
    Canceled,

    /// <summary>The operation does not end.</summary>
    Never,
}
