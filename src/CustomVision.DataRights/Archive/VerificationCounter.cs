namespace CustomVision.DataRights.Archive;

/// <summary>Counts what several threads have checked, and tells it now and then.</summary>
internal sealed class VerificationCounter(IProgress<VerificationProgress>? progress, long filesTotal, long bytesTotal)
{
    private const int FilesPerReport = 128;
    private const long BytesPerReport = 64L << 20;

    private readonly Lock _lock = new();
    private long _files;
    private long _bytes;
    private long _filesTold;
    private long _bytesTold;

    public long Files => Interlocked.Read(ref _files);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>One file more has been checked.</summary>
    public void Add(long bytes)
    {
        Interlocked.Increment(ref _files);
        AddBytes(bytes);
    }

    /// <summary>More bytes of a file have been checked.</summary>
    public void AddBytes(long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        if (
            progress is null
            || (Files - Interlocked.Read(ref _filesTold) < FilesPerReport && Bytes - Interlocked.Read(ref _bytesTold) < BytesPerReport)
        )
        {
            return;
        }

        // Under the lock, so that a listener never sees the numbers fall.
        lock (_lock)
        {
            Tell();
        }
    }

    /// <summary>One file more has been checked, whose bytes were counted as they came.</summary>
    public void AddFile() => Add(0);

    /// <summary>Tells the last numbers.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            Tell();
        }
    }

    private void Tell()
    {
        (_filesTold, _bytesTold) = (Files, Bytes);
        progress?.Report(
            new VerificationProgress
            {
                FilesDone = _filesTold,
                FilesTotal = filesTotal,
                BytesDone = _bytesTold,
                BytesTotal = bytesTotal,
            }
        );
    }
}
