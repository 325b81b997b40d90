using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Writes <c>ro-crate-metadata.json</c> (RO-Crate 1.2, attached package): what the archive is, and what its directories and
/// described files hold. Equal input in any order gives equal bytes.
/// </summary>
internal sealed class RoCrateWriter
{
    public const string FileName = "ro-crate-metadata.json";

    private const string Root = "./";
    private const string Version = "https://w3id.org/ro/crate/1.2";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly SortedDictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly string _name;
    private readonly string _description;
    private readonly DateTimeOffset _published;
    private readonly string _license;

    /// <param name="name">What the archive is called.</param>
    /// <param name="description">What it holds, in a sentence or two.</param>
    /// <param name="published">When it was made.</param>
    /// <param name="license">Under what terms: the URL of a licence, or a text.</param>
    public RoCrateWriter(string name, string description, DateTimeOffset published, string license)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentException.ThrowIfNullOrWhiteSpace(license);
        (_name, _description, _published, _license) = (name, description, published, license);
    }

    /// <summary>Describes a directory. Those above it need not be described.</summary>
    /// <param name="path">The path below <c>data/</c>.</param>
    /// <param name="name">What it is.</param>
    /// <param name="description">More about it.</param>
    public void AddDirectory(ArchivePath path, string name, string? description = null)
    {
        AddParents(path);
        _entities[Id(path) + "/"] = new Entity(Parent(path), IsDirectory: true, name, description, null);
    }

    /// <summary>Describes a file.</summary>
    /// <param name="path">The path below <c>data/</c>.</param>
    /// <param name="name">What it is.</param>
    /// <param name="description">More about it.</param>
    /// <param name="length">Its length in bytes, where known.</param>
    public void AddFile(ArchivePath path, string name, string? description = null, long? length = null)
    {
        AddParents(path);
        _entities[Id(path)] = new Entity(Parent(path), IsDirectory: false, name, description, length);
    }

    /// <summary>Writes the file.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream, Options);
        await using var closing = json.ConfigureAwait(false);
        var parts = _entities.ToLookup(entity => entity.Value.Parent, entity => entity.Key, StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("@context", Version + "/context");
        json.WriteStartArray("@graph");
        WriteDescriptor(json);
        WriteRoot(json, parts[Root]);
        foreach (var (id, entity) in _entities)
        {
            WriteEntity(json, id, entity, parts[id]);
            if (json.BytesPending > 16 * 1024)
            {
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        WriteLicense(json);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteDescriptor(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("@id", FileName);
        json.WriteString("@type", "CreativeWork");
        WriteReference(json, "conformsTo", Version);
        WriteReference(json, "about", Root);
        json.WriteEndObject();
    }

    private void WriteRoot(Utf8JsonWriter json, IEnumerable<string> parts)
    {
        json.WriteStartObject();
        json.WriteString("@id", Root);
        json.WriteString("@type", "Dataset");
        json.WriteString("name", _name);
        json.WriteString("description", _description);
        json.WriteString("datePublished", _published.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        WriteReference(json, "license", LicenseId);
        WriteParts(json, parts);
        json.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter json, string id, Entity entity, IEnumerable<string> parts)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteString("@type", entity.IsDirectory ? "Dataset" : "File");
        json.WriteString("name", entity.Name);
        if (entity.Description is not null)
        {
            json.WriteString("description", entity.Description);
        }

        if (!entity.IsDirectory && MediaType(id) is { } mediaType)
        {
            json.WriteString("encodingFormat", mediaType);
        }

        if (entity.Length is { } length)
        {
            json.WriteString("contentSize", length.ToString(CultureInfo.InvariantCulture));
        }

        WriteParts(json, parts);
        json.WriteEndObject();
    }

    private void WriteLicense(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("@id", LicenseId);
        json.WriteString("@type", "CreativeWork");
        json.WriteString("name", _license);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, IEnumerable<string> parts)
    {
        var any = false;
        foreach (var part in parts)
        {
            if (!any)
            {
                json.WriteStartArray("hasPart");
                any = true;
            }

            json.WriteStartObject();
            json.WriteString("@id", part);
            json.WriteEndObject();
        }

        if (any)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteReference(Utf8JsonWriter json, string property, string id)
    {
        json.WriteStartObject(property);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private string LicenseId => Uri.TryCreate(_license, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? _license : "#license";

    private void AddParents(ArchivePath path)
    {
        for (var slash = path.Value.LastIndexOf('/'); slash > 0; slash = path.Value.LastIndexOf('/', slash - 1))
        {
            var directory = ArchivePath.Parse(path.Value[..slash]);
            _entities.TryAdd(Id(directory) + "/", new Entity(Parent(directory), IsDirectory: true, directory.FileName, null, null));
        }
    }

    private static string Parent(ArchivePath path)
    {
        var slash = path.Value.LastIndexOf('/');
        return slash < 0 ? Root : Id(ArchivePath.Parse(path.Value[..slash])) + "/";
    }

    // An id is a relative URI reference.
    private static string Id(ArchivePath path) => string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString));

    private static string? MediaType(string id) => Path.GetExtension(id) switch
    {
        ".json" => "application/json",
        ".jsonl" => "application/jsonl",
        ".html" => "text/html",
        ".txt" => "text/plain",
        ".yaml" => "application/yaml",
        ".zip" => "application/zip",
        _ => null,
    };

    private sealed record Entity(string Parent, bool IsDirectory, string Name, string? Description, long? Length);
}
