using System.Runtime.CompilerServices;
using System.Text;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Journals;

namespace CustomVision.DataRights.Erasure;

/// <summary>A journal in a file. Each line is flushed to the disk before the deletion that it announces.</summary>
/// <remarks>
/// While it is open for writing, no other process can open the file. If it created the file and nothing was appended, it removes the file
/// when it is disposed. A plan that was begun with another journal in the same directory is refused, since only that journal records what
/// was erased. An incomplete last line, left by a crash or a power failure, is ignored when it is read and removed before the next line is
/// appended: its deletion had not been sent, or its outcome is requested from the service again. A file that is not a journal is refused
/// and never changed.
/// <para> The file is flushed, but the directory entry of a new file is not, since .NET has no call for that. The usual file systems (NTFS,
/// APFS, ext4, XFS, Btrfs) write the entry along with the file's first flush. On other file systems, a power failure can lose a new
/// journal: the plan then begins again, and its receipt states <see cref="ErasureOutcome.AlreadyGone"/> for the objects that the lost run
/// erased.
/// </para>
/// </remarks>
public sealed class FileErasureJournal : IErasureJournal, IDisposable, IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly bool _isNew;
    private FileStream? _claim;
    private Guid _claimed;
    private bool _isBroken;
    private bool _isWhole;

    /// <summary>Opens or creates a journal.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="IOException">Another process has it open, or it cannot be created.</exception>
    /// <exception cref="ErasureRejectedException">The file is not a journal. It was not changed.</exception>
    public FileErasureJournal(string path)
        : this(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None) { }

    private FileErasureJournal(string path, FileMode mode, FileAccess access, FileShare share)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        do
        {
            _isNew = mode == FileMode.OpenOrCreate && !File.Exists(path);
            _file?.Dispose();
            _file = new FileStream(path, mode, access, share, bufferSize: 1);
        } while (!File.Exists(path)); // its last user may have removed the file in between

        if (!BeginsAsJournal(_file))
        {
            _file.Dispose();
            throw new ErasureRejectedException(
                ErasureRejection.JournalRefused,
                "The file is not an erasure journal, or its first record was altered. It was not changed. Specify the plan's own journal, "
                    + "or a file that does not exist yet."
            );
        }
    }

    /// <summary>Opens an existing journal for reading, as for <see cref="ErasureAudit"/>. The file is never changed.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The journal.</returns>
    /// <exception cref="IOException">The file does not exist, or a process has it open for writing.</exception>
    /// <exception cref="ErasureRejectedException">The file is not a journal.</exception>
    public static FileErasureJournal OpenForReading(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _file.Position = 0;

        using var reader = new JournalLineReader(_file);
        while (NextLine(reader) is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The journal was opened for reading.</exception>
    public Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_file.CanWrite)
        {
            throw new InvalidOperationException("The journal was opened for reading. Open it with its constructor to append to it.");
        }

        if (_isBroken)
        {
            throw new IOException("An earlier line was written only in part. Open the journal again to resume.");
        }

        _isBroken = true;
        CutTornLine();
        _file.Position = _file.Length;
        _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _file.Flush(flushToDisk: true);
        _isBroken = false;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isNew && _file is { CanRead: true, Length: 0 })
        {
            RemoveEmpty();
        }

        _file.Dispose();
        _claim?.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Claims the plan for this journal while it is open: only one journal in a folder may belong to a plan.</summary>
    /// <exception cref="ErasureRejectedException">
    /// The plan is being carried out, or was begun, with another journal in the folder.
    /// </exception>
    internal void Claim(ErasurePlan plan)
    {
        if (!_file.CanWrite)
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(_file.Name))!;
        if (_claim is null || _claimed != plan.PlanId)
        {
            _claim?.Dispose();
            (_claim, _claimed) = (LockOf(Path.Combine(folder, $"erasure-{plan.PlanId:D}.lock")), plan.PlanId);
        }

        if (
            _file.Length == 0
            && Directory.EnumerateFiles(folder).FirstOrDefault(file => IsOther(file) && BeginsPlan(file, plan.Digest)) is { } other
        )
        {
            throw new ErasureRejectedException(
                ErasureRejection.JournalRefused,
                $"The plan was begun with another journal of the same folder: {Path.GetFileName(other)}. Only that journal "
                    + $"records what was erased. Use it to resume."
            );
        }
    }

    // While this process holds the lock, no other process can carry out the same plan with a journal in this folder.
    private static FileStream? LockOf(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new ErasureRejectedException(
                ErasureRejection.JournalRefused,
                "Another process is carrying out this plan, with another journal of the same folder. Wait until it ends, and use its "
                    + "journal to resume.",
                cause: error
            );
        }
        catch (UnauthorizedAccessException)
        {
            return null; // this process may write the journal, but not create files in the folder
        }
    }

    private bool IsOther(string file) =>
        !string.Equals(Path.GetFullPath(file), Path.GetFullPath(_file.Name), StringComparison.OrdinalIgnoreCase);

    // A file that another process has open belongs to another plan, since this process holds the lock of this plan.
    private static bool BeginsPlan(string file, string planDigest)
    {
        try
        {
            if (new FileInfo(file) is not { Length: > 0, Attributes: var attributes } || attributes.HasFlag(FileAttributes.Device))
            {
                return false;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!BeginsAsJournal(stream))
            {
                return false;
            }

            stream.Position = 0;
            using var reader = new JournalLineReader(stream);
            return NextLine(reader) is { } line
                && JournalChain.Read(line, previous: null, out var record) is null
                && record!.PlanDigest == planDigest;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Unix allows an open file to be deleted, so it is deleted before it is closed. On Windows it has to be closed first, and cannot be
    // deleted if another process has opened it since.
    private void RemoveEmpty()
    {
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        try
        {
            File.Delete(_file.Name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An empty file is harmless.
        }
    }

    // A journal is empty or begins with the first record, which may be incomplete.
    private static bool BeginsAsJournal(FileStream file)
    {
        var found = new byte[JournalRecord.Head.Length];
        file.Position = 0;
        var length = file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        return JournalRecord.Head[..length].SequenceEqual(found.AsSpan(0, length));
    }

    // Invalid UTF-8 is decoded to replacement characters, so that the record no longer matches its digest.
    private static string? NextLine(JournalLineReader reader) => reader.TryRead(out var line) ? Encoding.UTF8.GetString(line) : null;

    private void CutTornLine()
    {
        if (!_isWhole && EndOfWholeLines() is var end && end != _file.Length)
        {
            _file.SetLength(end);
            _file.Flush(flushToDisk: true);
        }

        _isWhole = true;
    }

    private long EndOfWholeLines()
    {
        for (var end = _file.Length; end > 0; end--)
        {
            _file.Position = end - 1;
            if (_file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }
}
