using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The part of a plan for one project.</summary>
internal sealed record PlannedProject
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Whether the project itself is deleted, with everything in it.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The number of images in the workspace when the plan was made.</summary>
    public required int WorkspaceImages { get; init; }

    /// <summary>
    /// An image of the workspace outside the plan, which is queried together with the plan's images; <see langword="null"/> if there is
    /// none.
    /// </summary>
    public Guid? Witness { get; init; }

    /// <summary>
    /// A stored prediction outside the plan, which must be visible before absence is conclusive; <see langword="null"/> if there is none,
    /// or if the plan erases no predictions.
    /// </summary>
    public Guid? PredictionWitness { get; init; }

    /// <summary>The iterations when the plan was made, oldest first.</summary>
    public required IReadOnlyList<PlannedIteration> Iterations { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>The objects that are deleted although they were not selected.</summary>
    public required IReadOnlyList<PlannedObject> Collateral { get; init; }

    /// <summary>The objects that are deleted with the account; <see langword="null"/> if the plan does not delete the account.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedObject>? Contents { get; init; }

    /// <summary>
    /// The objects of the steps, each once. Objects that are deleted with the account are paired with the account's step.
    /// </summary>
    [JsonIgnore]
    internal IEnumerable<(PlannedStep Step, PlannedObject Object)> Objects =>
        Contents is { } contents
            ? contents.Select(item => (PlannedStep.WithAccount(item.Kind), item))
            : Steps.Where(step => step.Kind != ErasureStepKind.Unpublish).SelectMany(step => step.Objects, (step, item) => (step, item));

    /// <summary>Gets the ids of everything that is deleted, including collateral.</summary>
    internal HashSet<Guid> Ids()
    {
        var ids = new HashSet<Guid>(Objects.Count() + Collateral.Count);
        ids.UnionWith(Objects.Select(entry => entry.Object.Id));
        ids.UnionWith(Collateral.Select(item => item.Id));
        return ids;
    }

    /// <summary>The decisions about the iterations that were trained with erased data.</summary>
    [JsonIgnore]
    internal IEnumerable<IterationDecision> Decisions =>
        Iterations
            .Where(iteration => iteration.Decision is not null)
            .Select(iteration => new IterationDecision
            {
                ProjectId = ProjectId,
                IterationId = iteration.IterationId,
                Decision = iteration.Decision!,
                ErasedImages = iteration.ErasedImages,
                ErasedTags = iteration.ErasedTags,
            });
}
