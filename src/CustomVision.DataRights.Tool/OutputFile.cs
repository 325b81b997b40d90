using System.Text;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// A file that is written under a temporary name and renamed when it is complete. It is opened before the work begins, to ensure that it
/// can be written, and it replaces an existing file only if the caller allows it.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly bool _replaces;
    private readonly FileStream _partial;
    private bool _isKept;

    private OutputFile(string path, bool replaces)
    {
        (Path, _replaces) = (path, replaces);
        _partial = FileFault.Guard(path, OpenPartial);
    }

    public string Path { get; }

    /// <summary>
    /// Opens the temporary file next to the given path, without changing an existing file. Creates the folder if it does not exist.
    /// </summary>
    /// <param name="option">The option that specifies the file, for messages.</param>
    /// <param name="path">The file.</param>
    /// <param name="mayReplace">Whether an existing file may be replaced; by default it may not.</param>
    /// <exception cref="UsageException">The path is not valid for an output file, or the file exists and must not be replaced.</exception>
    /// <exception cref="FileFaultException">The folder or the file cannot be created.</exception>
    public static OutputFile Prepare(string option, string path, Func<string, bool>? mayReplace = null)
    {
        var full = System.IO.Path.GetFullPath(path);
        EnsureUsable(option, full);
        var exists = File.Exists(full);
        if (exists && mayReplace?.Invoke(full) != true)
        {
            throw new UsageException(MessageTexts.Get("output.exists", full, option));
        }

        FileFault.Guard(full, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!));
        return new OutputFile(full, exists);
    }

    /// <summary>Rejects an invalid output path.</summary>
    /// <exception cref="UsageException">The path is a directory, is a broken link, or lies in an archive.</exception>
    public static void EnsureUsable(string option, string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(MessageTexts.Get("output.directory", path, option));
        }

        if (
            new FileInfo(path).LinkTarget is not null
            && FileFault.Guard(path, () => File.ResolveLinkTarget(path, returnFinalTarget: true)) is not { Exists: true }
        )
        {
            throw new UsageException(MessageTexts.Get("output.link", path, option));
        }

        if (ArchiveVerifier.FindEnclosing(path) is { } bag)
        {
            throw new UsageException(MessageTexts.Get("output.inArchive", path, bag, option));
        }
    }

    /// <summary>Gets the temporary path of an incomplete file.</summary>
    public static string PartialOf(string path) => path + ".partial";

    /// <summary>Writes the text, and renames the file to its final name.</summary>
    /// <exception cref="FileFaultException">
    /// The file could not be written, or another file was created at its path in the interim. The message contains the path of the text.
    /// </exception>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes the content, and renames the file to its final name.</summary>
    /// <exception cref="FileFaultException">
    /// The file could not be written, or another file was created at its path in the interim. The message contains the path of the content.
    /// </exception>
    public Task WriteAsync(byte[] content) =>
        FileFault.GuardAsync(
            Path,
            async () =>
            {
                await _partial.WriteAsync(content, CancellationToken.None);
                _partial.Flush(flushToDisk: true);
                _isKept = true;
                await _partial.DisposeAsync();
                try
                {
                    File.Move(_partial.Name, Path, _replaces);
                }
                catch (IOException fault) when (File.Exists(Path))
                {
                    throw new FileFaultException(MessageTexts.Get("output.raced", Path, _partial.Name), fault);
                }

                return true;
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _partial.DisposeAsync();
        if (!_isKept)
        {
            File.Delete(_partial.Name);
        }
    }

    // A non-empty file of an earlier run is kept: it may be evidence.
    private FileStream OpenPartial()
    {
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? PartialOf(Path) : $"{PartialOf(Path)}{number}";
            if (new FileInfo(path).LinkTarget is not null || Directory.Exists(path))
            {
                continue;
            }

            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            if (file.Length == 0)
            {
                return file;
            }

            file.Dispose();
        }
    }
}
