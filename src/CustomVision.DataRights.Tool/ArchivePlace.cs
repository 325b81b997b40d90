using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// The location of an archive on the command line: a directory, or the address of a prefix in a container of Azure Blob Storage.
/// </summary>
internal sealed class ArchivePlace
{
    public const string ConnectionVariable = "CUSTOMVISION_STORAGE_CONNECTION_STRING";

    /// <summary>The common ending of the help text of every path that may also be an address.</summary>
    public static string Help => HelpTexts.Get("archive.address", ConnectionVariable);

    // A storage token is sent only to these hosts.
    private static readonly string[] Hosts =
    [
        ".blob.core.windows.net",
        ".blob.core.usgovcloudapi.net",
        ".blob.core.chinacloudapi.cn",
        ".blob.storage.azure.net",
    ];

    private static readonly Lazy<TokenCredential> Credential = new(() => new StorageCredential(new DefaultAzureCredential()));

    private readonly BlobContainerClient? _container;
    private readonly string _prefix = "";

    private ArchivePlace(string directory) => Text = Directory = directory;

    private ArchivePlace(BlobContainerClient container, string prefix)
    {
        (_container, _prefix) = (container, prefix);
        Text = new BlobArchiveSource(container, prefix).Location;
    }

    /// <summary>The absolute path, or the address.</summary>
    public string Text { get; }

    /// <summary>The absolute path of the directory; null for an address.</summary>
    public string? Directory { get; }

    /// <summary>Parses a location from the command line.</summary>
    /// <exception cref="UsageException">The text is not a path, or is an address without a container and a prefix.</exception>
    public static ArchivePlace Of(string typed)
    {
        try
        {
            return Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? OfAddress(address)
                : new ArchivePlace(Path.GetFullPath(typed));
        }
        catch (Exception fault) when (fault is ArchiveFormatException or ArgumentException)
        {
            throw new UsageException(MessageTexts.Get("place.wrong", typed));
        }
    }

    /// <summary>Parses the location of an existing archive from the command line.</summary>
    /// <exception cref="UsageException">The directory does not exist, or the address lacks a container or a prefix.</exception>
    public static ArchivePlace OfExisting(string typed)
    {
        var place = Of(typed);
        return place.Directory is not { } directory || System.IO.Directory.Exists(directory)
            ? place
            : throw new UsageException(MessageTexts.Get(File.Exists(directory) ? "place.file" : "place.missing", directory));
    }

    public static ArchivePlace OfDirectory(string directory) => new(directory);

    public IArchiveSink NewSink() => _container is null ? new DirectoryArchiveSink(Directory!) : new BlobArchiveSink(_container, _prefix);

    public IArchiveGroup NewGroup() =>
        _container is null ? new DirectoryArchiveGroup(Directory!) : new BlobArchiveGroup(_container, _prefix);

    /// <summary>The location of the account's archive, if this is the location of a group.</summary>
    public ArchivePlace Account =>
        _container is null
            ? new ArchivePlace(Path.Combine(Directory!, IArchiveGroup.AccountName))
            : new ArchivePlace(_container, $"{_prefix}/{IArchiveGroup.AccountName}");

    public IArchiveSource NewSource() =>
        _container is null ? new DirectoryArchiveSource(Directory!) : new BlobArchiveSource(_container, _prefix);

    private static ArchivePlace OfAddress(Uri address)
    {
        if (address.Query.Length + address.Fragment.Length > 0)
        {
            throw new UsageException(MessageTexts.Get("place.query"));
        }

        var (account, connection) = ServiceOf(address);
        var parts = address.AbsolutePath[account.AbsolutePath.TrimEnd('/').Length..].Trim('/').Split('/', 2);
        if (parts is not [{ Length: > 0 } container, { Length: > 0 } prefix])
        {
            throw new UsageException(MessageTexts.Get("place.incomplete"));
        }

        return new ArchivePlace(
            connection is null
                ? new BlobContainerClient(new Uri(account, container), Credential.Value, Options())
                : new BlobContainerClient(connection, container, Options()),
            Uri.UnescapeDataString(prefix)
        );
    }

    // The connection string is used only for the storage account that it names.
    private static (Uri Account, string? Connection) ServiceOf(Uri address)
    {
        if (Invocation.Current.Variable(ConnectionVariable) is { } connection)
        {
            if (connection.Contains("SharedAccessSignature", StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException(MessageTexts.Get("place.sas", ConnectionVariable));
            }

            try
            {
                var account = new BlobServiceClient(connection).Uri;
                if (IsBelow(address, account))
                {
                    return (account, connection);
                }
            }
            catch (FormatException)
            {
                throw new UsageException(MessageTexts.Get("place.connection", ConnectionVariable));
            }
        }

        var isStorage = Array.Exists(Hosts, host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));
        return isStorage && address.Scheme == Uri.UriSchemeHttps
            ? (new Uri(address.GetLeftPart(UriPartial.Authority) + "/"), null)
            : throw new UsageException(MessageTexts.Get("place.host", address.Host, ConnectionVariable));
    }

    private static bool IsBelow(Uri address, Uri account) =>
        address.GetLeftPart(UriPartial.Authority).Equals(account.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && (address.AbsolutePath + "/").StartsWith(account.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static BlobClientOptions Options() => new() { Retry = { MaxRetries = 8, MaxDelay = TimeSpan.FromSeconds(30) } };
}
