using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// A work store in a directory, for an engine whose workers share a file system. Only the owner of the directory should have access.
/// </summary>
public sealed class DirectoryUnitStore : IUnitStore
{
    private readonly string _root;

    /// <summary>Creates a store. The directory is created with the first object.</summary>
    /// <param name="directory">The directory, absolute or relative to the current one. It must be outside the archives.</param>
    /// <exception cref="ArgumentException">The directory's name is empty.</exception>
    public DirectoryUnitStore(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        _root = Path.GetFullPath(directory);
    }

    /// <inheritdoc/>
    public string Location => _root;

    /// <inheritdoc/>
    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var temporary = $"{path}.{Guid.NewGuid():N}{DirectoryArchiveSink.PartialSuffix}";
        return StorageFault.Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return CreateAsync();
        });

        // The content is first written completely under another name. If several processes name theirs, the first one wins.
        async Task<bool> CreateAsync()
        {
            try
            {
                await File.WriteAllBytesAsync(temporary, content, cancellationToken).ConfigureAwait(false);
                if (OperatingSystem.IsLinux() && LinuxDisk.TryLink(temporary, path) is { } isFirst)
                {
                    return isFirst;
                }

                File.Move(temporary, path, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                return false;
            }
            catch (Exception fault) when (StorageFault.IsStorage(fault))
            {
                throw StorageFault.Explain(fault);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            throw StorageFault.Explain(fault);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        StorageFault.Guard(() =>
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        Enumerate(prefix, cancellationToken).ToAsyncEnumerable();

    private IEnumerable<string> Enumerate(string prefix, CancellationToken cancellationToken)
    {
        var names = StorageFault.Guard(() => Read(prefix, cancellationToken));
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    private List<string> Read(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var file in DirectoryFiles.Enumerate(_root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!file.IsPartial && file.RelativePath.StartsWith(prefix, StringComparison.Ordinal))
            {
                names.Add(file.RelativePath);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private string PathOf(string name) => Path.Join(_root, ArchivePath.Parse(name).Value.Replace('/', Path.DirectorySeparatorChar));
}
