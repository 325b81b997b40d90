using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Verifies the objects of a plan in one project. If a query fails, only its objects are unknown.</summary>
internal sealed partial class ProjectVerifier(TrainingClient client, PlannedProject plan, bool predictionsHaveExpired)
{
    private readonly RemainingObjects _remaining = client.RemainingObjects(plan);

    /// <param name="objects">The project's objects to verify.</param>
    /// <param name="listedProjects">The projects that GetProjects lists.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task LookAsync(
        IEnumerable<TrackedObject> objects,
        IReadOnlySet<Guid> listedProjects,
        CancellationToken cancellationToken
    )
    {
        var answer = await _remaining.ProjectAsync(cancellationToken).ConfigureAwait(false);
        var (presence, reason) = (answer.Presence, answer.Reason);
        if (presence == ObjectPresence.Gone && listedProjects.Contains(plan.ProjectId))
        {
            (presence, reason) = (ObjectPresence.Unknown, "GetProjects and GetProject disagree");
        }

        if (presence == ObjectPresence.Gone)
        {
            Each(objects, item => item.SetGone());
            return;
        }

        if (presence == ObjectPresence.Unknown)
        {
            Each(objects, item => item.SetUnknown(reason));
            return;
        }

        Each(OfKind(objects, ErasureObjectKind.Project), item => item.SetThere());
        var predictions = OfKind(objects, ErasureObjectKind.Prediction);
        await GuardAsync(predictions, LookForPredictionsAsync, cancellationToken).ConfigureAwait(false);
        var others = objects.Where(item => item.Kind is ErasureObjectKind.Image or ErasureObjectKind.Tag or ErasureObjectKind.Iteration);
        await GuardAsync(others, VerifyInSetsAsync, cancellationToken).ConfigureAwait(false);
    }

    // Not copied, since the objects of a plan may be 100,000.
    private static IEnumerable<TrackedObject> OfKind(IEnumerable<TrackedObject> objects, ErasureObjectKind kind) =>
        objects.Where(item => item.Kind == kind);

    private static void Each(IEnumerable<TrackedObject> objects, Action<TrackedObject> act)
    {
        foreach (var item in objects)
        {
            act(item);
        }
    }

    private static async Task GuardAsync(
        IEnumerable<TrackedObject> objects,
        Func<IEnumerable<TrackedObject>, CancellationToken, Task> look,
        CancellationToken cancellationToken
    )
    {
        if (!objects.Any())
        {
            return;
        }

        try
        {
            await look(objects, cancellationToken).ConfigureAwait(false);
        }
        catch (DataRightsException error)
        {
            Each(objects, item => item.SetUnknown(ServiceAnswer.ReasonOf(error)));
        }
    }

    // The service does not count predictions, and lists them with a delay. The list must therefore contain a prediction that is not
    // deleted. If all are deleted or have expired, absence is weak evidence and is checked again.
    private async Task LookForPredictionsAsync(IEnumerable<TrackedObject> predictions, CancellationToken cancellationToken)
    {
        var (there, showsWhatStays) = await _remaining.ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var prediction in predictions)
        {
            if (there.Contains(prediction.Id))
            {
                prediction.SetThere();
            }
            else if (showsWhatStays || plan.PredictionWitness is null || predictionsHaveExpired)
            {
                prediction.SetGone(isWeak: !showsWhatStays);
            }
            else
            {
                prediction.SetUnknown(SkipReason.PredictionNotShown);
            }
        }
    }
}
