using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Emulator.Models;

/// <summary>
/// The file that a model's export downloads: a zip of the members that the platform's runtimes look for. The weights are filler that only
/// looks the part; the same request gives the same bytes.
/// </summary>
/// <remarks>
/// Public material shows <c>cvexport.manifest</c>, <c>labels.txt</c>, <c>metadata_properties.json</c> and <c>LICENSE</c> beside the model
/// of TensorFlow, TensorFlow Lite and ONNX, and the <c>app</c> folder of DockerFile. Guesses: that CoreML is a zip today (a bare
/// <c>.mlmodel</c> is documented for older versions), the members of VAIDK and OpenVino, and what lies beside the model of every platform
/// but those three.
/// </remarks>
internal static class ModelArchive
{
    private const int WeightBytes = 6 * 1024;

    private static readonly string[] DockerFlavors = ["Linux", "Windows", "ARM"];
    private static readonly string[] OnnxFlavors = ["ONNX10", "ONNX12"];
    private static readonly string[] TensorFlowFlavors = ["TensorFlowNormal", "TensorFlowLite"];

    /// <summary>Whether the service knows the flavour for the platform; none is always known. Case is not significant.</summary>
    public static bool Supports(string platform, string? flavor) =>
        FlavorsOf(platform) is { } flavors && (flavor is null || flavors.Contains(flavor, StringComparer.OrdinalIgnoreCase));

    /// <summary>The zip's bytes.</summary>
    /// <exception cref="ArgumentException">The platform, or the flavour for the platform, is not one of the service's.</exception>
    public static byte[] Create(ModelArchiveRequest request)
    {
        if (!Supports(request.Platform, request.Flavor))
        {
            throw new ArgumentException(
                $"The platform {request.Platform} with the flavor {request.Flavor ?? "(none)"} cannot be exported; see "
                    + $"{nameof(ModelArchiveRequest)}.{nameof(request.Flavor)}.",
                nameof(request)
            );
        }

        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in ModelMembers.Of(request))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);

                // Zip times have no zone and begin in 1980; the time of the request keeps two exports of one iteration apart.
                entry.LastWriteTime =
                    request.ExportedAt.Year < 1980
                        ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero)
                        : request.ExportedAt.ToUniversalTime();
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return archive.ToArray();
    }

    /// <summary>Filler that is a function of the iteration and the member's name, and does not compress.</summary>
    internal static byte[] Weights(ModelArchiveRequest request, string member)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.IterationId:N}/{request.Platform}/{request.Flavor}/{member}"));
        var weights = new byte[WeightBytes];
        for (var offset = 0; offset < weights.Length; offset += seed.Length)
        {
            seed = SHA256.HashData(seed);
            seed.CopyTo(weights, offset);
        }

        return weights;
    }

    private static string[]? FlavorsOf(string platform) =>
        platform.ToUpperInvariant() switch
        {
            "DOCKERFILE" => DockerFlavors,
            "ONNX" => OnnxFlavors,
            "TENSORFLOW" => TensorFlowFlavors,
            "COREML" or "VAIDK" or "OPENVINO" => [],
            _ => null,
        };
}
