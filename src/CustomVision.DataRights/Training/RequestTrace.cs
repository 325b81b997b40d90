namespace CustomVision.DataRights.Training;

/// <summary>The facts about a request that a deletion's receipt records.</summary>
internal sealed class RequestTrace
{
    /// <summary>The service's id of the request; null when it sent none, or the call failed.</summary>
    public string? RequestId { get; set; }
}
