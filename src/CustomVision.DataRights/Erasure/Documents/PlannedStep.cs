namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>One change: a single call of the service, unless it is refused and has to be split.</summary>
internal sealed record PlannedStep
{
    private static readonly Dictionary<ErasureObjectKind, PlannedStep> OfContents = Enum.GetValues<ErasureObjectKind>()
        .ToDictionary(
            kind => kind,
            kind => new PlannedStep
            {
                KindOfContents = kind,
                Number = PlannedAccount.DeleteStep,
                Kind = ErasureStepKind.DeleteAccount,
                Objects = [],
            }
        );

    /// <summary>The position in the order of execution, from 1, across all projects.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of change.</summary>
    public required ErasureStepKind Kind { get; init; }

    /// <summary>The affected objects: at most 256 images or 64 predictions, otherwise one object.</summary>
    public required IReadOnlyList<PlannedObject> Objects { get; init; }

    /// <summary>The kind of its objects.</summary>
    internal ErasureObjectKind ObjectKind =>
        KindOfContents
        ?? Kind switch
        {
            ErasureStepKind.DeletePredictions => ErasureObjectKind.Prediction,
            ErasureStepKind.DeleteImages => ErasureObjectKind.Image,
            ErasureStepKind.DeleteTag => ErasureObjectKind.Tag,
            ErasureStepKind.DeleteProject => ErasureObjectKind.Project,
            ErasureStepKind.DeleteAccount or ErasureStepKind.PurgeAccount => ErasureObjectKind.Account,
            _ => ErasureObjectKind.Iteration,
        };

    private ErasureObjectKind? KindOfContents { get; init; }

    /// <summary>Gets the account's deletion as the step of an object of the given kind that is deleted with it.</summary>
    internal static PlannedStep WithAccount(ErasureObjectKind kind) => OfContents[kind];
}
