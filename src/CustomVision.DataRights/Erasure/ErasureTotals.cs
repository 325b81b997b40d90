namespace CustomVision.DataRights.Erasure;

/// <summary>How many objects of each kind.</summary>
public sealed record ErasureTotals
{
    /// <summary>Images.</summary>
    public required int Images { get; init; }

    /// <summary>Tags.</summary>
    public required int Tags { get; init; }

    /// <summary>Stored predictions.</summary>
    public required int Predictions { get; init; }

    /// <summary>Iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>Projects.</summary>
    public required int Projects { get; init; }

    /// <summary>What dies without having been selected.</summary>
    public required int Collateral { get; init; }
}
