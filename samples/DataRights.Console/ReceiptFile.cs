namespace DataRights;

/// <summary>The file of a receipt: opened before the erasure begins, so that it can be written for certain, and under its name only once it is whole.</summary>
internal sealed class ReceiptFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;

    /// <exception cref="IOException">The directory does not exist, or the file cannot be written.</exception>
    public ReceiptFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a directory. Name a file for the receipt.");
        }

        (_path, _partial) = (path, path + ".partial");
        _file = new FileStream(_partial, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    public async Task WriteAsync(string text)
    {
        await _file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), CancellationToken.None);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        File.Move(_partial, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        File.Delete(_partial);
    }
}
