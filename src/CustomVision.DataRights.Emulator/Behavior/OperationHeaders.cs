namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The headers of a 202 of Azure Resource Manager with the URL to poll.</summary>
public enum OperationHeaders
{
    /// <summary>Both headers.</summary>
    Both,

    /// <summary>Only <c>Azure-AsyncOperation</c>: 200 with a <c>status</c>, from the first poll to the last.</summary>
    AzureAsyncOperation,

    /// <summary>Only <c>Location</c>: 202 until the operation has ended, then 200, or the error.</summary>
    Location,
}
