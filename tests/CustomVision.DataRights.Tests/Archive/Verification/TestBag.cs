using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Tests.Archive.Verification;

/// <summary>A bag made by hand, as other programs might make it.</summary>
internal sealed class TestBag : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Dictionary<string, byte[]> _payload = new(StringComparer.Ordinal);

    public TestBag(string version = "1.0", string encoding = "UTF-8")
    {
        Encoding = System.Text.Encoding.GetEncoding(encoding);
        Write("bagit.txt", $"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n");
        Directory.CreateDirectory(this["data"]);
    }

    public Encoding Encoding { get; }

    public string Root => _directory.Root;

    public string this[string relative] => _directory[relative];

    public void Dispose() => _directory.Dispose();

    /// <summary>Writes a file below data/ that the manifests are to list.</summary>
    public TestBag Payload(string pathUnderData, string content)
    {
        _payload["data/" + pathUnderData] = Encoding.UTF8.GetBytes(content);
        _directory.Write("data/" + pathUnderData, _payload["data/" + pathUnderData]);
        return this;
    }

    /// <summary>Writes any file.</summary>
    public TestBag Write(string relative, string content)
    {
        _directory.Write(relative, content);
        return this;
    }

    /// <summary>Writes a tag file in the bag's encoding.</summary>
    public TestBag Tag(string relative, string content)
    {
        _directory.Write(
            relative,
            [.. Encoding.Preamble is { Length: > 3 or 2 } preamble ? preamble.ToArray() : [], .. Encoding.GetBytes(content)]
        );
        return this;
    }

    /// <summary>Writes a payload manifest over all payload files.</summary>
    public TestBag Manifest(
        string algorithm = "sha256",
        Func<string, string>? path = null,
        Func<IEnumerable<string>, IEnumerable<string>>? edit = null,
        string lineEnd = "\n"
    )
    {
        var lines = _payload.Select(file => $"{Digest(algorithm, file.Value)}  {(path ?? (p => p))(file.Key)}");
        return Tag($"manifest-{algorithm}.txt", string.Concat((edit ?? (all => all))(lines).Select(line => line + lineEnd)));
    }

    /// <summary>Writes a tag manifest over some tag files.</summary>
    public TestBag TagManifest(string algorithm, params string[] files) =>
        Tag(
            $"tagmanifest-{algorithm}.txt",
            string.Concat(files.Select(file => $"{Digest(algorithm, File.ReadAllBytes(this[file]))}  {file}\n"))
        );

    public static string Digest(string algorithm, byte[] content) =>
        Convert.ToHexStringLower(
            algorithm switch
            {
#pragma warning disable CA5350, CA5351 // as old bags have them
                "md5" => MD5.HashData(content),
                "sha1" => SHA1.HashData(content),
#pragma warning restore CA5350, CA5351
                "sha224" => SHA256.HashData(content)[..28], // as long as one, and no digest of this content
                "sha384" => SHA384.HashData(content),
                "sha512" => SHA512.HashData(content),
                _ => SHA256.HashData(content),
            }
        );
}
