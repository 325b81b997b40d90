using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Counts the bytes written to a response's body through any of its interfaces.</summary>
internal sealed class RecordingResponseBody(IHttpResponseBodyFeature inner, LogEntry entry) : IHttpResponseBodyFeature
{
    private CountingStream? _stream;
    private CountingPipeWriter? _writer;

    public Stream Stream => _stream ??= new CountingStream(inner.Stream, read: null, entry.CountResponse);

    public PipeWriter Writer => _writer ??= new CountingPipeWriter(inner.Writer, entry.CountResponse);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    // Sent through the counting stream; the inner feature would send the file uncounted.
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();
}
