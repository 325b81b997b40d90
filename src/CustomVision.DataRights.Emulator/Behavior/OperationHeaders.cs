namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The headers by which a 202 of Azure Resource Manager names what to poll.</summary>
public enum OperationHeaders
{
    /// <summary>Both.</summary>
    Both,

    /// <summary><c>Azure-AsyncOperation</c> alone: 200 with a <c>status</c>, from the first poll to the last.</summary>
    AzureAsyncOperation,

    /// <summary><c>Location</c> alone: 202 until the operation has ended, then 200, or the error.</summary>
    Location,
}
