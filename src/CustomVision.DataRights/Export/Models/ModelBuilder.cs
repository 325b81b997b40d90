using System.Collections.Concurrent;
using System.Net;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Models;

/// <summary>
/// Requests the models of an export that the service does not list yet, and waits for them. Completed builds are not repeated by the next
/// pass.
/// </summary>
internal sealed class ModelBuilder(TrainingClient client, ModelsToBuild request, TimeProvider time, ILogger logger)
{
    private const int MaxAttempts = 3;
    private const int MaxThrottledAttempts = 8; // two and a half minutes

    // v3.4 does not return the platforms of an exportable iteration. Every compact domain supports these.
    private static readonly string[] Usual =
    [
        ExportedModelPlatform.CoreML,
        ExportedModelPlatform.TensorFlow,
        ExportedModelPlatform.ONNX,
        ExportedModelPlatform.DockerFile,
    ];

    private readonly ConcurrentDictionary<Guid, IterationBuilds> _iterations = new();

    /// <summary>Gets the builds of an iteration's models; <see langword="null"/> for an iteration that was not selected.</summary>
    public IterationBuilds? Of(Guid iterationId) => _iterations.GetValueOrDefault(iterationId);

    /// <summary>Builds the missing models of a project's iterations.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterations">The selected trained iterations.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Requested builds are not cancelled.</param>
    public Task BuildAsync(Guid projectId, IEnumerable<Iteration> iterations, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            iterations,
            new ParallelOptions { MaxDegreeOfParallelism = request.MaxConcurrency, CancellationToken = cancellationToken },
            async (iteration, token) =>
            {
                var builds = _iterations.GetOrAdd(iteration.Id, _ => Choose(iteration));
                await BuildAsync(projectId, iteration.Id, [.. builds.Builds.Where(build => !build.IsSettled)], token).ConfigureAwait(false);
            }
        );

    private IterationBuilds Choose(Iteration iteration)
    {
        if (!iteration.Exportable)
        {
            ModelBuildLog.NotExportable(logger, iteration.Id);
            return new IterationBuilds(iteration.Id, isExportable: false, [], []);
        }

        var offered = iteration.ExportableTo.ToHashSet(StringComparer.OrdinalIgnoreCase);
        IEnumerable<ModelTarget> targets =
            request.Targets.Count > 0
                ? request.Targets.Distinct()
                : (offered.Count > 0 ? iteration.ExportableTo : Usual).Select(platform => new ModelTarget { Platform = platform });
        var isOffered = targets.ToLookup(target => offered.Count == 0 || offered.Contains(target.Platform));
        return new IterationBuilds(
            iteration.Id,
            isExportable: true,
            [.. isOffered[true].Select(target => new ModelBuild(target))],
            [.. isOffered[false]]
        );
    }

    private async Task BuildAsync(Guid projectId, Guid iterationId, IReadOnlyList<ModelBuild> builds, CancellationToken cancellationToken)
    {
        if (builds.Count == 0)
        {
            return;
        }

        try
        {
            var listed = await ListAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false);
            foreach (var build in builds.Where(build => !build.Take(listed)))
            {
                await AskAsync(projectId, iterationId, build, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TrainingApiException fault)
        {
            // Without the list, nothing is requested, since the model may already have been requested.
            End(
                iterationId,
                builds.Where(build => build.State == ModelBuildState.Unknown && build.Reason is null),
                ModelBuildState.Unknown,
                FailureText.Of(fault)
            );
        }

        await AwaitAsync(projectId, iterationId, builds, cancellationToken).ConfigureAwait(false);
    }

    private async Task AskAsync(Guid projectId, Guid iterationId, ModelBuild build, CancellationToken cancellationToken)
    {
        var backoff = new PollingBackoff(time, request.Timeout);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                ModelBuildLog.Requesting(logger, build.Target, iterationId);
                build.Asked();
                var answer = await client
                    .ExportIterationAsync(projectId, iterationId, build.Target.Platform, build.Target.Flavor, cancellationToken)
                    .ConfigureAwait(false);
                build.Accepted(answer.Value.Flavor);
                return;
            }
            catch (TrainingApiException fault) when (fault.Code == "BadRequestExportAlreadyInProgress")
            {
                build.Accepted(build.Target.Flavor);
                return;
            }
            catch (TrainingApiException fault) when (!MayPass(fault))
            {
                End(
                    iterationId,
                    [build],
                    fault.Code == "BadRequestExceededQuota" ? ModelBuildState.OverQuota : ModelBuildState.Refused,
                    FailureText.Of(fault)
                );
                return;
            }
            catch (TrainingApiException fault)
            {
                // Only the list shows whether the service received a call without a readable answer.
                var isOver =
                    attempt >= (fault.Status == HttpStatusCode.TooManyRequests ? MaxThrottledAttempts : MaxAttempts)
                    || !await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (build.Take(await ListAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false)))
                {
                    return;
                }

                if (isOver)
                {
                    var state = fault.Status == HttpStatusCode.TooManyRequests ? ModelBuildState.OverQuota : ModelBuildState.Unknown;
                    End(iterationId, [build], state, FailureText.Of(fault));
                    return;
                }
            }
        }
    }

    private async Task AwaitAsync(Guid projectId, Guid iterationId, IReadOnlyList<ModelBuild> builds, CancellationToken cancellationToken)
    {
        var backoff = new PollingBackoff(time, request.Timeout);
        var faults = 0;
        bool hasTime;
        do
        {
            var building = builds.Where(build => build.State == ModelBuildState.Building).ToList();
            if (building.Count == 0)
            {
                break;
            }

            try
            {
                var listed = await ListAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false);
                building.ForEach(build => build.Take(listed));
                faults = 0;
            }
            catch (TrainingApiException fault) when (++faults >= MaxAttempts)
            {
                End(iterationId, building, ModelBuildState.Unknown, FailureText.Of(fault));
            }
            catch (TrainingApiException)
            {
                // The next pass may receive an answer.
            }

            foreach (var build in building.Where(build => build.IsSettled))
            {
                ModelBuildLog.Ended(logger, build.Target, iterationId, build.State);
            }

            hasTime =
                !builds.Any(build => build.State == ModelBuildState.Building)
                || await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
        } while (hasTime);

        End(iterationId, builds.Where(build => build.State == ModelBuildState.Building), ModelBuildState.TimedOut);
    }

    private void End(Guid iterationId, IEnumerable<ModelBuild> builds, ModelBuildState state, string? reason = null)
    {
        foreach (var build in builds.ToList())
        {
            build.End(state, reason);
            ModelBuildLog.Ended(logger, build.Target, iterationId, state);
        }
    }

    private async Task<IReadOnlyList<ExportedModel>> ListAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken) =>
        [
            .. (await client.GetExportsAsync(projectId, iterationId, cancellationToken, keepsUnread: true).ConfigureAwait(false))
                .Where(model => model.Unread is null)
                .Select(model => model.Value),
        ];

    private static bool MayPass(TrainingApiException fault) =>
        fault.Status
            is null
                or < HttpStatusCode.MultipleChoices
                or HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or >= HttpStatusCode.InternalServerError;
}
