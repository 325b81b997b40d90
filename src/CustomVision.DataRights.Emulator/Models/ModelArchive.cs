using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Emulator.Models;

/// <summary>
/// The file of a model's export: a zip with the members that the platform's runtimes expect. The weights are filler, not a
/// working model. The same request always produces the same bytes.
/// </summary>
/// <remarks>
/// Public material shows <c>cvexport.manifest</c>, <c>labels.txt</c>, <c>metadata_properties.json</c> and <c>LICENSE</c> next to the model
/// of TensorFlow, TensorFlow Lite and ONNX, and the <c>app</c> folder of DockerFile. The rest is a guess: that CoreML is now a zip (a bare
/// <c>.mlmodel</c> is documented for older versions), the members of VAIDK and OpenVino, and the files next to the model on every platform
/// except those three.
/// </remarks>
internal static class ModelArchive
{
    private const int WeightBytes = 6 * 1024;

    private static readonly string[] DockerFlavors = ["Linux", "Windows", "ARM"];
    private static readonly string[] OnnxFlavors = ["ONNX10", "ONNX12"];
    private static readonly string[] TensorFlowFlavors = ["TensorFlowNormal", "TensorFlowLite"];

    /// <summary>
    /// Returns whether the service supports the flavor for the platform, ignoring case. A null flavor is always supported.
    /// </summary>
    public static bool Supports(string platform, string? flavor) =>
        FlavorsOf(platform) is { } flavors && (flavor is null || flavors.Contains(flavor, StringComparer.OrdinalIgnoreCase));

    /// <summary>Creates the zip.</summary>
    /// <exception cref="ArgumentException">The service does not support the platform, or not with this flavor.</exception>
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

                // Zip times have no time zone and begin in 1980. With the export's time, two exports of an iteration differ.
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

    /// <summary>Creates incompressible filler that depends only on the iteration and the member's name.</summary>
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
