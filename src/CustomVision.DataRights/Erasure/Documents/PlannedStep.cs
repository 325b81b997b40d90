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

    /// <summary>The place in the order of execution, from 1, over all projects.</summary>
    public required int Number { get; init; }

    /// <summary>What it does.</summary>
    public required ErasureStepKind Kind { get; init; }

    /// <summary>The objects that it concerns; at most 256 images, 64 predictions, otherwise one.</summary>
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

    /// <summary>The account's deletion, as the step of an object of some kind that goes with it.</summary>
    internal static PlannedStep WithAccount(ErasureObjectKind kind) => OfContents[kind];
}
