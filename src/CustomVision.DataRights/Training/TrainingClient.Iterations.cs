using System.Buffers;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    private const int MostPagesAtOnce = 8; // of a listing

    /// <summary>GetIterations: lists the trained models, at most 20, in undefined order. The workspace is not included.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable iteration is listed with <see cref="Raw{T}.Unread"/> instead of failing the call.
    /// </param>
    public Task<IReadOnlyList<Raw<Iteration>>> GetIterationsAsync(
        Guid projectId,
        CancellationToken cancellationToken,
        bool keepsUnread = false
    ) =>
        GetListAsync(
            "GetIterations",
            Project(projectId, "/iterations"),
            TrainingJsonContext.Default.Iteration,
            iteration => iteration.Id,
            cancellationToken,
            iteration => IsOf(projectId, iteration.ProjectId),
            keepsUnread ? id => new Iteration { Id = id, Name = string.Empty } : null
        );

    /// <summary>GetIteration.</summary>
    public Task<Raw<Iteration>> GetIterationAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken) =>
        GetObjectAsync(
            "GetIteration",
            Iteration(projectId, iterationId),
            TrainingJsonContext.Default.Iteration,
            cancellationToken,
            iteration => iteration.Id == iterationId && IsOf(projectId, iteration.ProjectId)
        );

    /// <summary>DeleteIteration. The service rejects the call while the iteration is published.</summary>
    public Task DeleteIterationAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken, RequestTrace? trace = null) =>
        DeleteAsync("DeleteIteration", Iteration(projectId, iterationId), trace, cancellationToken);

    /// <summary>UnpublishIteration: the iteration no longer serves predictions.</summary>
    public Task UnpublishIterationAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken,
        RequestTrace? trace = null
    ) => DeleteAsync("UnpublishIteration", Iteration(projectId, iterationId, "/publish"), trace, cancellationToken);

    /// <summary>GetIterationPerformance. Without thresholds, the service uses its defaults.</summary>
    public Task<Raw<IterationPerformance>> GetIterationPerformanceAsync(
        Guid projectId,
        Guid iterationId,
        double? threshold,
        double? overlapThreshold,
        CancellationToken cancellationToken
    )
    {
        var path = Iteration(projectId, iterationId, "/performance")
            .With("threshold", threshold)
            .With("overlapThreshold", overlapThreshold);
        return GetObjectAsync("GetIterationPerformance", path, TrainingJsonContext.Default.IterationPerformance, cancellationToken);
    }

    /// <summary>GetImagePerformances: lists the iteration's predictions for its own images.</summary>
    public PagedListing<ImagePerformance> GetImagePerformances(Guid projectId, Guid iterationId) =>
        new(
            (skip, take, cancellationToken) =>
                GetArrayAsync(
                    "GetImagePerformances",
                    Page(Iteration(projectId, iterationId, "/performance/images"), skip, take),
                    TrainingJsonContext.Default.ImagePerformance,
                    cancellationToken
                ),
            cancellationToken => GetImagePerformanceCountAsync(projectId, iterationId, cancellationToken),
            static performance => performance.Id
        );

    /// <summary>
    /// GetImagePerformances without deserializing the predictions, which can be long, for callers that only store the tokens.
    /// </summary>
    /// <remarks>
    /// An unreadable entry is listed with <see cref="Raw{T}.Unread"/>. The caller releases the <see cref="Raw{T}.Page"/> of each entry.
    /// </remarks>
    public PagedListing<Identified> GetRawImagePerformances(Guid projectId, Guid iterationId, IdTable? ids = null)
    {
        // These pages are larger than those of the images, and the shared pool would keep their buffers until an export ends.
        var buffers = ArrayPool<byte>.Create(BodyReader.SmallBytes + 1, MostPagesAtOnce);
        return new(
            Splitting(
                (skip, take, cancellationToken) =>
                    GetPageAsync(
                        "GetImagePerformances",
                        Page(Iteration(projectId, iterationId, "/performance/images"), skip, take),
                        JsonAnswer.ReaderOf(TrainingJsonContext.Default.Identified),
                        StandIn,
                        take,
                        cancellationToken,
                        buffers
                    ),
                StandIn
            ),
            cancellationToken => GetImagePerformanceCountAsync(projectId, iterationId, cancellationToken),
            static performance => performance.Id,
            ids
        );

        static Identified StandIn(Guid id) => new() { Id = id };
    }

    /// <summary>GetImagePerformanceCount.</summary>
    public Task<int> GetImagePerformanceCountAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken) =>
        GetCountAsync("GetImagePerformanceCount", Iteration(projectId, iterationId, "/performance/images/count"), cancellationToken);

    // Answers of older API versions omit the project.
    private static bool IsOf(Guid projectId, Guid? answered) => answered is null || answered == projectId || answered == Guid.Empty;
}
