using System.Runtime.CompilerServices;
using System.Text;

namespace CustomVision.DataRights.Erasure;

/// <summary>A journal in a file. A line is flushed to the disk before the deletion that it announces.</summary>
/// <remarks>
/// While it is open, no other process can open the file for a journal. A last line that was torn by a kill or a power cut is cut off when the file is opened: its
/// deletion had not been sent, or its outcome is asked of the service again.
/// </remarks>
public sealed class FileErasureJournal : IErasureJournal, IDisposable, IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FileStream _file;
    private bool _isBroken;

    /// <summary>Opens the journal, or creates it.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="IOException">Another process has it open, or it cannot be created.</exception>
    public FileErasureJournal(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        CutTornLine();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _file.Position = 0;
        using var reader = new StreamReader(_file, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
        }
    }

    /// <inheritdoc/>
    public Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isBroken)
        {
            throw new IOException("An earlier line could not be written whole. Open the journal again to go on.");
        }

        _isBroken = true;
        _file.Position = _file.Length;
        _file.Write(Utf8.GetBytes(line + "\n"));
        _file.Flush(flushToDisk: true);
        _isBroken = false;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void CutTornLine()
    {
        for (var end = _file.Length; end > 0; end--)
        {
            _file.Position = end - 1;
            if (_file.ReadByte() == '\n')
            {
                if (end != _file.Length)
                {
                    _file.SetLength(end);
                    _file.Flush(flushToDisk: true);
                }

                return;
            }
        }

        _file.SetLength(0);
    }
}
