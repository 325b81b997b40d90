using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The ids under a legal hold in the host's current configuration.</summary>
/// <param name="configured">The callback that gets the ids.</param>
internal sealed class LegalHolds(Func<IEnumerable<Guid>> configured)
{
    public bool Contains(Guid id) => configured().Contains(id);

    /// <summary>
    /// Gets the held ids that a project's part of a plan affects: deleted objects, collateral, the project itself, and the iterations with
    /// deleted images.
    /// </summary>
    public IEnumerable<Guid> HeldIn(PlannedProject project)
    {
        var held = configured().ToHashSet();
        return project
            .Objects.Select(entry => entry.Object.Id)
            .Concat(project.Collateral.Select(item => item.Id))
            .Concat(
                project
                    .Iterations.Where(iteration => iteration.IsDeleted || iteration.ErasedImages > 0)
                    .Select(iteration => iteration.IterationId)
            )
            .Append(project.ProjectId)
            .Where(held.Contains)
            .Distinct();
    }

    /// <exception cref="ErasureRejectedException">The plan affects a held id.</exception>
    public void EnsureNone(IEnumerable<PlannedProject> projects, PlannedAccount? account) =>
        EnsureNone(projects.SelectMany(HeldIn).Concat(account is null ? [] : [account.Id]));

    /// <exception cref="ErasureRejectedException">One of the ids is held.</exception>
    public void EnsureNone(IEnumerable<Guid> ids)
    {
        var held = ids.Where(Contains).Distinct().ToList();
        if (held.Count > 0)
        {
            throw new ErasureRejectedException(
                ErasureRejection.LegalHold,
                $"A legal hold forbids this erasure: {ErasureRejectedException.Some(held)}. Leave them out, or lift the hold.",
                held
            );
        }
    }
}
