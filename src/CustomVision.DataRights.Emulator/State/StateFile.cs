using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>
/// The file that persists an account across restarts. It is replaced atomically, so that a killed process leaves the state before or after
/// a change. Only one process can use it at a time.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private readonly Lock _sync = new();
    private readonly string _path;
    private readonly BlobFolder _blobs;
    private readonly FileStream _owner;
    private byte[] _last = [];

    private StateFile(string path, FileStream owner)
    {
        _path = path;
        _owner = owner;
        _blobs = new BlobFolder($"{path}.blobs");
    }

    /// <exception cref="IOException">Another process uses the file, or its folder does not exist.</exception>
    public static StateFile Open(string path)
    {
        path = Path.GetFullPath(path);
        try
        {
            return new StateFile(
                path,
                new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose)
            );
        }
        catch (DirectoryNotFoundException error)
        {
            throw new DirectoryNotFoundException($"The folder of the state file {path} does not exist. Create it first.", error);
        }
        catch (IOException error)
        {
            throw new IOException($"The state file {path} is in use by another process, or cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Reads the account, if the file exists.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or has another format.</exception>
    public AccountDocument? Read()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        var references = new BlobReferences(_blobs);
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllBytes(_path), Type(references));
            if (document is not { Format: AccountDocument.CurrentFormat })
            {
                throw new InvalidDataException(
                    $"The state file {_path} is not of the format {AccountDocument.CurrentFormat}. Choose another file."
                );
            }

            _blobs.DeleteUnreferenced(references.Seen);
            return document;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"The state file {_path} cannot be read: {error.Message} Restore it, or delete it to begin with an empty account.",
                error
            );
        }
    }

    /// <summary>Writes the current state of the account. Changes made before the call are persisted when it returns.</summary>
    public void Save(AccountState account)
    {
        lock (_sync)
        {
            var references = new BlobReferences(_blobs);
            byte[] now;
            lock (account.Sync)
            {
                now = JsonSerializer.SerializeToUtf8Bytes(account.ToDocument(), Type(references));
                account.IsChanged = false;
            }

            if (now.AsSpan().SequenceEqual(_last))
            {
                return;
            }

            foreach (var (digest, content) in references.Seen)
            {
                _blobs.Write(digest, content);
            }

            var partial = $"{_path}.partial";
            File.WriteAllBytes(partial, now);
            File.Move(partial, _path, overwrite: true);
            _last = now;
        }
    }

    public void Dispose() => _owner.Dispose();

    private static JsonTypeInfo<AccountDocument> Type(BlobReferences references)
    {
        var options = new JsonSerializerOptions(StateJsonContext.Default.Options) { TypeInfoResolver = StateJsonContext.Default };
        options.Converters.Add(references);
        return (JsonTypeInfo<AccountDocument>)options.GetTypeInfo(typeof(AccountDocument));
    }
}
