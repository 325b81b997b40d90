namespace CustomVision.DataRights.Training;

/// <summary>What a deletion's receipt wants to know of its request.</summary>
internal sealed class RequestTrace
{
    /// <summary>The service's id of the request; null when it sent none, or the call failed.</summary>
    public string? RequestId { get; set; }
}
