namespace CustomVision.DataRights.Training;

/// <summary>The details of a request that a deletion's receipt records.</summary>
internal sealed class RequestTrace
{
    /// <summary>The service's id of the request; <see langword="null"/> if the service sent none or the call failed.</summary>
    public string? RequestId { get; set; }
}
