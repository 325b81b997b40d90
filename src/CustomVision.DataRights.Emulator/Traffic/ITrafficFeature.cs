namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Passes facts from a request's handler to the log that the log cannot observe.</summary>
internal interface ITrafficFeature
{
    /// <summary>Notes that the connection ends before the answer does; to be called before the client can notice.</summary>
    void MarkAborted();
}
