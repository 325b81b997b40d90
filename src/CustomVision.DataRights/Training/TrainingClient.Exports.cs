using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>Whether the registration may request model exports. Read-only and restore registrations may not.</summary>
    public bool BuildsModels => registration is { IsReadOnly: false, Creates: false };

    /// <summary>
    /// ExportIteration: starts the export of a model file. Not retried: after a call without an answer, GetExports shows whether the
    /// service received it.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">A trained, exportable iteration.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="flavor">The flavor; <see langword="null"/> for the service's default.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<Raw<ExportedModel>> ExportIterationAsync(
        Guid projectId,
        Guid iterationId,
        string platform,
        string? flavor,
        CancellationToken cancellationToken
    )
    {
        if (!BuildsModels)
        {
            throw new InvalidOperationException("ExportIteration was refused: this registration builds no models.");
        }

        var path = Iteration(projectId, iterationId, "/export").With("platform", platform).With("flavor", flavor);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, PathOf(path)));
        var call = new TrainingCall("ExportIteration", AnswerKind.Start);
        using var answer = new TrainingAnswer(
            call,
            await SendAsync(registration.TrainingClientName, request, call, cancellationToken).ConfigureAwait(false)
        );
        var raw = answer.Read((body, _) => JsonAnswer.ReadObject(body, TrainingJsonContext.Default.ExportedModel));
        return string.Equals(raw.Value.Platform, platform, StringComparison.OrdinalIgnoreCase) ? raw : throw answer.Unasked();
    }

    /// <summary>GetExports: lists the model files that were exported from the iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable model is listed with <see cref="Raw{T}.Unread"/> instead of failing the call.
    /// </param>
    public Task<IReadOnlyList<Raw<ExportedModel>>> GetExportsAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken,
        bool keepsUnread = false
    ) =>
        GetArrayAsync(
            "GetExports",
            Iteration(projectId, iterationId, "/export"),
            TrainingJsonContext.Default.ExportedModel,
            cancellationToken,
            standIn: keepsUnread ? _ => new ExportedModel { Platform = string.Empty } : null
        );
}
