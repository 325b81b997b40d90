using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>
/// A certificate for loopback and for the emulator's public host name, created at startup. Its public part is also written to a PEM file
/// for <c>SSL_CERT_FILE</c>.
/// </summary>
internal sealed class EmulatorCertificate : IDisposable
{
    private readonly DirectoryInfo _folder;

    private EmulatorCertificate(X509Certificate2 secret, X509Certificate2 shown, DirectoryInfo folder, string path)
    {
        Secret = secret;
        Public = shown;
        _folder = folder;
        Path = path;
    }

    /// <summary>The certificate with its private key, which never leaves the process.</summary>
    public X509Certificate2 Secret { get; }

    /// <summary>The certificate without its private key.</summary>
    public X509Certificate2 Public { get; }

    /// <summary>The path of the PEM file.</summary>
    public string Path { get; }

    /// <param name="address">The address on which the emulator listens.</param>
    /// <param name="host">The name or address that clients on other hosts use; <see langword="null"/> if there are none.</param>
    public static EmulatorCertificate Create(IPAddress address, string? host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=Custom Vision emulator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true)
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddIpAddress(address);
        if (IPAddress.TryParse(host, out var literal))
        {
            names.AddIpAddress(literal);
        }
        else if (host is not null)
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());

        // The system clock, not the emulator's: clients check the validity period against their own.
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));

        // On Windows, the server can use only an imported key.
        var secret = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        var folder = Directory.CreateTempSubdirectory("customvision-emulator-");
        var path = System.IO.Path.Combine(folder.FullName, "certificate.pem");
        File.WriteAllText(path, made.ExportCertificatePem() + "\n");
        return new EmulatorCertificate(secret, X509CertificateLoader.LoadCertificate(made.RawData), folder, path);
    }

    public void Dispose()
    {
        Secret.Dispose();
        Public.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The file is temporary and contains no secret; another process may have removed it.
        }
    }
}
