namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Reports facts to the log that the log cannot observe, from the code that handles the request.</summary>
internal interface ITrafficFeature
{
    /// <summary>Records that the connection closes before the response is complete. Must be called before the client can notice.</summary>
    void MarkAborted();
}
