namespace CustomVision.DataRights.Export.Units;

/// <summary>The result of one listing step.</summary>
public sealed record UnitListing
{
    /// <summary>The project that was listed; <see langword="null"/> if there is no further project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The names of the units to run; empty if they are already done.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Whether all sets of the project are listed: once its units have ended, the project can be finished.</summary>
    public bool IsProjectListed { get; init; }

    /// <summary>The number of pages that were listed, including those whose images are all in units of other pages.</summary>
    public int Pages { get; init; }

    /// <summary>The position at which to continue; <see langword="null"/> at the end of the listing.</summary>
    public UnitPosition? Next { get; init; }
}
