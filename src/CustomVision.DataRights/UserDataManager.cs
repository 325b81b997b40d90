using CustomVision.DataRights.Account;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights;

/// <summary>The exporter and eraser for one resource.</summary>
internal sealed class UserDataManager(
    TrainingClient client,
    IAccountReader? accountReader,
    IAccountManager? accounts,
    LegalHolds holds,
    ErasureSigner? signer,
    TimeProvider time,
    ILoggerFactory loggers
) : UserDataExporter(client, accountReader, signer, time, loggers), IUserDataManager
{
    private readonly TrainingClient _client = client;
    private readonly ImageDeleter _images = new(client, time);
    private readonly Eraser _eraser = new(client, accounts, holds, time, signer, loggers.CreateLogger("CustomVision.DataRights.Erasure"));

    public async Task DeleteProjectAsync(Guid projectId, bool unpublishFirst = false, CancellationToken cancellationToken = default)
    {
        var iterations = await ExportIterationsAsync(projectId, cancellationToken).ConfigureAwait(false);
        await UnpublishAsync(projectId, iterations, unpublishFirst, cancellationToken).ConfigureAwait(false);
        await RepeatableAsync(_client.DeleteProjectAsync(projectId, cancellationToken), ServiceObjectKind.Project).ConfigureAwait(false);
    }

    public async Task DeleteIterationAsync(
        Guid projectId,
        Guid iterationId,
        bool unpublishFirst = false,
        CancellationToken cancellationToken = default
    )
    {
        var iteration = await ExportIterationAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false);
        await UnpublishAsync(projectId, [iteration], unpublishFirst, cancellationToken).ConfigureAwait(false);
        await RepeatableAsync(_client.DeleteIterationAsync(projectId, iterationId, cancellationToken), ServiceObjectKind.Iteration)
            .ConfigureAwait(false);
    }

    public Task DeleteTagAsync(Guid projectId, Guid tagId, CancellationToken cancellationToken = default) =>
        RepeatableAsync(_client.DeleteTagAsync(projectId, tagId, cancellationToken), ServiceObjectKind.Tag);

    public Task<IReadOnlyList<ObjectDeletion>> DeleteImagesAsync(
        Guid projectId,
        IEnumerable<Guid> imageIds,
        bool allIterations = true,
        TimeSpan? completionTimeout = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(
            completionTimeout ?? TimeSpan.MaxValue,
            TimeSpan.Zero,
            nameof(completionTimeout)
        );
        return _images.DeleteAsync(projectId, [.. imageIds.Distinct()], allIterations, completionTimeout, cancellationToken);
    }

    public async Task<IReadOnlyList<ObjectDeletion>> DeletePredictionsAsync(
        Guid projectId,
        IEnumerable<Guid> predictionIds,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(predictionIds);
        var deletions = new List<ObjectDeletion>();
        foreach (var batch in _client.BatchesForDeletePredictions(projectId, predictionIds))
        {
            TrainingApiException? error = null;
            try
            {
                await _client.DeletePredictionsAsync(projectId, batch, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                error = fault;
            }

            deletions.AddRange(
                batch.Select(id => new ObjectDeletion
                {
                    Id = id,
                    Outcome = error is null ? DeletionOutcome.Accepted : DeletionFailure.OutcomeOf(error),
                    Error = error,
                })
            );
        }

        return deletions;
    }

    public Task<ErasureReceipt> DeleteAccountAsync(
        bool purge = false,
        bool acceptPublishedIterations = false,
        CancellationToken cancellationToken = default
    ) =>
        accounts is null
            ? Task.FromException<ErasureReceipt>(new AccountDeletionUnavailableException())
            : _eraser.DeleteAccountAsync(purge, acceptPublishedIterations, cancellationToken);

    public Task<ErasurePlan> PlanErasureAsync(ErasureRequest request, CancellationToken cancellationToken = default) =>
        _eraser.PlanAsync(request, progress: null, cancellationToken);

    public Task<ErasurePlan> PlanErasureAsync(
        ErasureRequest request,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken = default
    ) => _eraser.PlanAsync(request, progress, cancellationToken);

    public Task<ErasureReceipt> EraseAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        IErasureJournal journal,
        EraseOptions? options = null,
        IProgress<ErasureProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => _eraser.EraseAsync(plan, approval, journal, options ?? new EraseOptions(), progress, cancellationToken);

    public Task<ErasureVerification> VerifyErasureAsync(ErasurePlan plan, CancellationToken cancellationToken = default) =>
        _eraser.VerifyAsync(plan, cancellationToken);

    public Task<ErasurePlan> PlanErasureAsync(ErasureReceipt receipt, CancellationToken cancellationToken = default) =>
        _eraser.PlanAgainAsync(receipt, cancellationToken);

    private async Task UnpublishAsync(
        Guid projectId,
        IReadOnlyList<Iteration> iterations,
        bool isMeant,
        CancellationToken cancellationToken
    )
    {
        var published = iterations.Where(iteration => iteration.PublishName is not null).Select(iteration => iteration.Id).ToList();
        if (published.Count > 0 && !isMeant)
        {
            throw new IterationPublishedException(projectId, published);
        }

        foreach (var iterationId in published)
        {
            await RepeatableAsync(_client.UnpublishIterationAsync(projectId, iterationId, cancellationToken), ServiceObjectKind.Iteration)
                .ConfigureAwait(false);
        }
    }

    private static async Task RepeatableAsync(Task deletion, ServiceObjectKind kind)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
            when (fault.Attempts > 1
                && (
                    ServiceAnswer.SaysGone(fault, kind, orProject: true)
                    || fault is { IsServiceShaped: true, Code: "BadRequestIterationNotPublished" }
                )
            )
        {
            // An earlier attempt succeeded although its answer was lost.
        }
    }
}
