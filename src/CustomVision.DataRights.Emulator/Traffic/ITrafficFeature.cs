namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Lets the code that handles a request tell the log what the log cannot see.</summary>
internal interface ITrafficFeature
{
    /// <summary>Notes that the connection ends before the answer does; to be called before the client can notice.</summary>
    void MarkAborted();
}
