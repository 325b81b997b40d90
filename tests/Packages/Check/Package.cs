using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace CustomVision.DataRights.Packages;

/// <summary>A package that was made, opened.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _zip;

    private Package(string path)
    {
        _zip = ZipFile.OpenRead(path);
        Metadata = XDocument
            .Parse(Text(Entries.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))))
            .Root!.Elements()
            .Single();
    }

    /// <summary>The folder of the packages, and that of a second pack of the same sources in another folder.</summary>
    public static string Folder { get; } = Required("DATARIGHTS_PACKAGES");

    public static string SecondFolder { get; } = Required("DATARIGHTS_PACKAGES_AGAIN");

    public XElement Metadata { get; }

    public string Version => Value("version")!;

    public IReadOnlyList<string> Entries =>
        [.. _zip.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Dependencies =>
        [
            .. Metadata
                .Descendants()
                .Where(one => one.Name.LocalName == "dependency")
                .Select(one => one.Attribute("id")!.Value)
                .Order(StringComparer.Ordinal),
        ];

    public static Package Open(string id, string extension = "nupkg", string? folder = null) =>
        new(PathOf(id, extension, folder ?? Folder));

    public static JsonElement Bom(string id) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{id}.cdx.json"))).RootElement;

    public string? Value(string name) => Metadata.Elements().FirstOrDefault(one => one.Name.LocalName == name)?.Value;

    public byte[] Bytes(string entry)
    {
        using var stream = _zip.GetEntry(entry)!.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    public string Text(string entry) => new StreamReader(new MemoryStream(Bytes(entry))).ReadToEnd();

    /// <summary>The digests of the assemblies that are ours.</summary>
    public IReadOnlyDictionary<string, string> Assemblies() =>
        Entries
            .Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
            .Where(name =>
                Path.GetFileName(name) is "datarights.dll" or "customvision-emulator.dll"
                || Path.GetFileName(name).StartsWith("CustomVision.", StringComparison.Ordinal)
            )
            .ToDictionary(name => name, name => Convert.ToHexStringLower(SHA256.HashData(Bytes(name))), StringComparer.Ordinal);

    public void Dispose() => _zip.Dispose();

    private static string PathOf(string id, string extension, string folder) =>
        Directory.GetFiles(folder, $"{id}.*.{extension}").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]));

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{name} must name a folder of packages; .ci/run makes it.");

    private static bool IsContent(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && name != "[Content_Types].xml";
}
