using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Records an abort before it happens, because the server signals it only later and on another thread.</summary>
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
