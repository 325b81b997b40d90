using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Writes the machine-readable description (RO-Crate 1.2, attached package) of an archive, its directories and its described files. Equal
/// input in any order results in equal bytes.
/// </summary>
internal sealed class RoCrateWriter
{
    private const string Root = "./";
    private const string Version = "https://w3id.org/ro/crate/1.2";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly SortedDictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly string _fileName;
    private readonly RoCrateTerms _terms;
    private readonly Func<ArchivePath, RoCrateDescription> _describe;

    /// <param name="fileName">The name of the file. The description contains the file itself as well.</param>
    /// <param name="terms">The description of the crate.</param>
    /// <param name="describe">The callback that returns the description of a file or directory, by its path below <c>data/</c>.</param>
    public RoCrateWriter(string fileName, RoCrateTerms terms, Func<ArchivePath, RoCrateDescription> describe)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(describe);
        (_fileName, _terms, _describe) = (fileName, terms, describe);
    }

    /// <summary>Describes a directory whose files are not described individually. Its parent directories are described as well.</summary>
    /// <param name="path">The path below <c>data/</c>.</param>
    /// <param name="list">The list of the directory's files. If the list is described itself, it becomes a part of the directory.</param>
    public void AddDirectory(ArchivePath path, ArchivePath? list = null)
    {
        AddParents(path);
        _entities[Id(path) + "/"] = new Entity(path, Parent(path), IsDirectory: true, null, list is { } file ? Id(file) : null);
    }

    /// <summary>Describes a file.</summary>
    /// <param name="path">The path below <c>data/</c>.</param>
    /// <param name="length">The length in bytes, if known.</param>
    public void AddFile(ArchivePath path, long? length = null)
    {
        AddParents(path);
        _entities[Id(path)] = new Entity(path, Parent(path), IsDirectory: false, length, null);
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
            var list = entity.List is { } named && _entities.ContainsKey(named) ? named : null;
            WriteEntity(json, id, entity, list is null ? parts[id] : parts[id].Append(list));
            if (json.BytesPending > 16 * 1024)
            {
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        WriteLicense(json);
        WritePublisher(json);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void WriteDescriptor(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("@id", _fileName);
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
        json.WriteString("name", _terms.Name);
        json.WriteString("description", _terms.Description);
        json.WriteString("datePublished", _terms.Published.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        WriteReference(json, "license", _terms.License.AbsoluteUri);
        WriteReference(json, "author", _terms.Publisher.Url.AbsoluteUri);
        WriteReference(json, "publisher", _terms.Publisher.Url.AbsoluteUri);
        WriteParts(json, parts);
        json.WriteEndObject();
    }

    private void WriteEntity(Utf8JsonWriter json, string id, Entity entity, IEnumerable<string> parts)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteString("@type", entity.IsDirectory ? "Dataset" : "File");
        var (name, description) = _describe(entity.Path);
        json.WriteString("name", name);
        json.WriteString("description", description);

        if (!entity.IsDirectory && FileFormat.MediaTypeOf(id) is { } mediaType)
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
        json.WriteString("@id", _terms.License.AbsoluteUri);
        json.WriteString("@type", "CreativeWork");
        json.WriteString("name", _terms.LicenseName);
        json.WriteString("description", _terms.LicenseDescription);
        json.WriteEndObject();
    }

    private void WritePublisher(Utf8JsonWriter json)
    {
        var publisher = _terms.Publisher;
        json.WriteStartObject();
        json.WriteString("@id", publisher.Url.AbsoluteUri);
        json.WriteString("@type", "Organization");
        json.WriteString("name", publisher.Name);
        json.WriteString("url", publisher.Url.AbsoluteUri);
        if (publisher.Email is null)
        {
            json.WriteEndObject();
            return;
        }

        var contact = "mailto:" + publisher.Email;
        WriteReference(json, "contactPoint", contact);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("@id", contact);
        json.WriteString("@type", "ContactPoint");
        json.WriteString("name", publisher.Name);
        json.WriteString("contactType", "data protection");
        json.WriteString("email", publisher.Email);
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

    private void AddParents(ArchivePath path)
    {
        for (var slash = path.Value.LastIndexOf('/'); slash > 0; slash = path.Value.LastIndexOf('/', slash - 1))
        {
            var directory = ArchivePath.Parse(path.Value[..slash]);
            _entities.TryAdd(Id(directory) + "/", new Entity(directory, Parent(directory), IsDirectory: true, null, null));
        }
    }

    private static string Parent(ArchivePath path)
    {
        var slash = path.Value.LastIndexOf('/');
        return slash < 0 ? Root : Id(ArchivePath.Parse(path.Value[..slash])) + "/";
    }

    // Ids are relative URI references.
    private static string Id(ArchivePath path) => string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString));

    private sealed record Entity(ArchivePath Path, string Parent, bool IsDirectory, long? Length, string? List);
}
