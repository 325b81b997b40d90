using System.IO.Enumeration;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Finds all files below a bag's directory. Links that leave it are not followed.</summary>
internal sealed class BagScan(string root, BagCatalog catalog, FindingList findings, CancellationToken cancellationToken)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly Stack<Folder> _pending = new();
    private readonly string? _realRoot = RealPath.Resolve(root);

    /// <summary>The names of the files in the base directory itself.</summary>
    public List<string> RootFiles { get; } = [];

    /// <summary>The links that were not followed, relative to the base directory.</summary>
    public HashSet<string> RefusedLinks { get; } = new(StringComparer.Ordinal);

    public void Run()
    {
        try
        {
            Scan(new Folder(string.Empty, IsLinked: false));
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            throw new ArchiveFormatException(
                "The archive's base directory can't be listed. Give this account the right to read it.",
                fault
            );
        }

        while (_pending.TryPop(out var folder))
        {
            try
            {
                Scan(folder);
            }
            catch (Exception fault) when (StorageFault.IsStorage(fault))
            {
                findings.Add(
                    ArchiveFindingKind.Missing,
                    folder.Path,
                    "The folder exists, but cannot be listed: its files were not checked. Check its permissions and the disk."
                );
            }
        }
    }

    private void Scan(Folder folder)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var full = Path.Join(root, folder.Path);
        var entries = new FileSystemEnumerable<Entry>(
            full,
            static (ref FileSystemEntry entry) =>
            {
                var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None;
                return new Entry(entry.FileName.ToString(), entry.IsDirectory, isLink, isLink || entry.IsDirectory ? 0 : entry.Length);
            },
            Everything
        );
        foreach (var entry in entries)
        {
            var path = folder.Path.Length == 0 ? entry.Name : $"{folder.Path}/{entry.Name}";

            // Windows uses reparse points for more than links, such as files in cloud storage.
            if (entry.IsLink && new FileInfo(Path.Join(root, path)).LinkTarget is not null)
            {
                Follow(folder, path);
            }
            else if (entry.IsDirectory)
            {
                _pending.Push(new Folder(path, folder.IsLinked));
            }
            else
            {
                Found(path, entry.IsLink ? new FileInfo(Path.Join(root, path)).Length : entry.Length);
            }
        }
    }

    private void Found(string path, long length)
    {
        // Special files have length 0.
        if (length == 0 && SpecialFile.Is(Path.Join(root, path)))
        {
            Refuse(path, ArchiveFindingKind.UnsafePath, "It is not a file: a named pipe, a device or a socket. It was not opened.");
            return;
        }

        ref var file = ref catalog[catalog.Add(path)];
        file.IsThere = true;
        file.Length = length;
        if (!path.Contains('/', StringComparison.Ordinal))
        {
            RootFiles.Add(path);
        }
    }

    private void Follow(Folder folder, string path)
    {
        if (RealPath.Resolve(Path.Join(root, path)) is not { } target || !IsInside(target))
        {
            Refuse(path, ArchiveFindingKind.UnsafePath, "It is a symbolic link that points outside the archive. It was not followed.");
        }
        else if (Directory.Exists(target))
        {
            // A linked folder is followed, but links inside it are not: links can be circular or multiply folders without limit.
            if (folder.IsLinked)
            {
                Refuse(path, ArchiveFindingKind.UnsafePath, "It is a symbolic link inside a linked folder. It was not followed.");
            }
            else
            {
                _pending.Push(new Folder(path, IsLinked: true));
            }
        }
        else if (new FileInfo(target) is { Exists: true } file)
        {
            Found(path, file.Length);
        }
        else
        {
            Refuse(path, ArchiveFindingKind.Missing, "It is a symbolic link to a file that does not exist.");
        }
    }

    private void Refuse(string path, ArchiveFindingKind kind, string text)
    {
        findings.Add(kind, path, text);
        RefusedLinks.Add(path);
        catalog[catalog.Add(path)].IsRefused = true;
    }

    private bool IsInside(string target) =>
        _realRoot is not null
        && target.StartsWith(
            Path.EndsInDirectorySeparator(_realRoot) ? _realRoot : _realRoot + Path.DirectorySeparatorChar,
            OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );

    private readonly record struct Folder(string Path, bool IsLinked);

    private readonly record struct Entry(string Name, bool IsDirectory, bool IsLink, long Length);
}
