using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>The bytes of images, predictions and models, in files that are named by their SHA-256 and written once.</summary>
internal sealed class BlobFolder(string path)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The file is missing, or its bytes do not match the digest.</exception>
    public StoredBytes Read(string digest)
    {
        var file = Path.Combine(path, digest);
        var content = IsDigest(digest) && File.Exists(file) ? new StoredBytes(File.ReadAllBytes(file)) : null;
        if (content is null || !string.Equals(content.Digest, digest, StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"The file {file} is missing or damaged. Restore it, or delete the state file to begin with an empty account."
            );
        }

        _written.Add(digest);
        return content;
    }

    public void Write(string digest, BlobContent content)
    {
        if (!_written.Add(digest))
        {
            return;
        }

        Directory.CreateDirectory(path);
        var partial = Path.Combine(path, $"{digest}.partial");
        File.WriteAllBytes(partial, content.ToArray());
        File.Move(partial, Path.Combine(path, digest), overwrite: true);
    }

    /// <summary>
    /// Deletes the files whose digests are no longer referenced, and the partial files of a killed process. Files with other names remain.
    /// </summary>
    public void DeleteUnreferenced(Dictionary<string, BlobContent> named)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path))
        {
            var name = Path.GetFileName(file);
            if (IsDigest(Path.GetExtension(name) is ".partial" ? Path.GetFileNameWithoutExtension(name) : name) && !named.ContainsKey(name))
            {
                File.Delete(file);
                _written.Remove(name);
            }
        }
    }

    private static bool IsDigest(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
