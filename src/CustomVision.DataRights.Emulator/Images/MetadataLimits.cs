using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>The maximum number and length of an image's metadata pairs (NOTES 6.3).</summary>
internal static class MetadataLimits
{
    public static int Pairs(ImageBehavior behavior) => behavior.LooseMetadataLimits ? 50 : 10;

    public static void Check(ImageBehavior behavior, IReadOnlyDictionary<string, string>? metadata)
    {
        var (longestKey, longestValue) = behavior.LooseMetadataLimits ? (256, 512) : (128, 256);
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (key.Length == 0 || key.Length > longestKey)
            {
                throw new ServiceFaultException("BadRequestImageMetadataKey", "A metadata key is empty or too long.");
            }

            if (value?.Length > longestValue)
            {
                throw new ServiceFaultException("BadRequestImageMetadataValue", "A metadata value is too long.");
            }
        }

        if (metadata?.Count > Pairs(behavior))
        {
            throw new ServiceFaultException("BadRequestImageMetadataKey", "There are too many metadata pairs.");
        }
    }
}
