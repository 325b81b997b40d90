namespace CustomVision.DataRights.Erasure;

/// <summary>The number of objects of each kind in a plan.</summary>
public sealed record ErasureTotals
{
    /// <summary>The number of images.</summary>
    public required int Images { get; init; }

    /// <summary>The number of tags.</summary>
    public required int Tags { get; init; }

    /// <summary>The number of stored predictions.</summary>
    public required int Predictions { get; init; }

    /// <summary>The number of iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>The number of projects.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of objects that will be deleted with others although they were not selected.</summary>
    public required int Collateral { get; init; }
}
