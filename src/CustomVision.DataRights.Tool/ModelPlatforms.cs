using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary>The value of <c>--build-models</c>: <c>all</c>, or platforms, each with an optional flavor.</summary>
internal static class ModelPlatforms
{
    private const string All = "all";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [ExportedModelPlatform.TensorFlow] = ["TensorFlowNormal", "TensorFlowLite"],
        [ExportedModelPlatform.ONNX] = ["ONNX10", "ONNX12"],
        [ExportedModelPlatform.CoreML] = [],
        [ExportedModelPlatform.DockerFile] = ["Linux", "Windows", "ARM"],
        [ExportedModelPlatform.VAIDK] = [],
        [ExportedModelPlatform.OpenVino] = [],
    };

    /// <summary>Parses the value of the option.</summary>
    /// <returns><see langword="null"/> if the option is not given.</returns>
    /// <exception cref="UsageException">A platform or a flavor is unknown.</exception>
    public static ModelsToBuild? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var words = text.Split(',', StringSplitOptions.TrimEntries);
        return words is [var word] && word.Equals(All, StringComparison.OrdinalIgnoreCase)
            ? new ModelsToBuild()
            : new ModelsToBuild { Targets = [.. words.Select(Target)] };
    }

    private static ModelTarget Target(string word)
    {
        var parts = word.Split(':');
        var platform = Known.Keys.FirstOrDefault(known => known.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var flavor =
            platform is null || parts.Length != 2
                ? null
                : Known[platform].FirstOrDefault(known => known.Equals(parts[1], StringComparison.OrdinalIgnoreCase));
        return platform is not null && (parts.Length == 1 || flavor is not null)
            ? new ModelTarget { Platform = platform, Flavor = flavor }
            : throw new UsageException(MessageTexts.Get("models.unknown", word, string.Join(", ", Known.SelectMany(Describe))));
    }

    private static IEnumerable<string> Describe(KeyValuePair<string, string[]> known) =>
        known.Value.Select(flavor => $"{known.Key}:{flavor}").Prepend(known.Key).Select(name => name.ToLowerInvariant());
}
