using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>The number of objects with each outcome.</summary>
public sealed record ErasureCounts
{
    /// <summary>See <see cref="ErasureOutcome.Erased"/>.</summary>
    public required int Erased { get; init; }

    /// <summary>See <see cref="ErasureOutcome.AlreadyGone"/>.</summary>
    public required int AlreadyGone { get; init; }

    /// <summary>See <see cref="ErasureOutcome.StillThere"/>.</summary>
    public required int StillThere { get; init; }

    /// <summary>See <see cref="ErasureOutcome.Unknown"/>.</summary>
    public required int Unknown { get; init; }

    /// <summary>See <see cref="ErasureOutcome.Failed"/>.</summary>
    public required int Failed { get; init; }

    /// <summary>See <see cref="ErasureOutcome.Retained"/>.</summary>
    public required int Retained { get; init; }

    /// <summary>The total.</summary>
    [JsonIgnore]
    public int Total => Erased + AlreadyGone + StillThere + Unknown + Failed + Retained;

    internal static ErasureCounts Of(IReadOnlyCollection<ErasureObject> objects)
    {
        int Count(ErasureOutcome outcome) => objects.Count(item => item.Outcome == outcome);
        return new ErasureCounts
        {
            Erased = Count(ErasureOutcome.Erased),
            AlreadyGone = Count(ErasureOutcome.AlreadyGone),
            StillThere = Count(ErasureOutcome.StillThere),
            Unknown = Count(ErasureOutcome.Unknown),
            Failed = Count(ErasureOutcome.Failed),
            Retained = Count(ErasureOutcome.Retained),
        };
    }
}
