using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Notes an abort before it happens: the server signals it only later, on another thread.</summary>
internal sealed class RecordingLifetime(IHttpRequestLifetimeFeature inner, LogEntry entry) : IHttpRequestLifetimeFeature
{
    public CancellationToken RequestAborted
    {
        get => inner.RequestAborted;
        set => inner.RequestAborted = value;
    }

    public void Abort()
    {
        entry.Drop();
        inner.Abort();
    }
}
