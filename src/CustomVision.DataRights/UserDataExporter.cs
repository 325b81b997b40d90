using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights;

/// <summary>The exporter for one resource.</summary>
internal class UserDataExporter(
    TrainingClient client,
    IAccountReader? accountReader,
    ErasureSigner? signer,
    TimeProvider time,
    ILoggerFactory loggers
) : IUserDataExporter
{
    private readonly ExportJob _job = new(client, accountReader, signer, time, loggers.CreateLogger("CustomVision.DataRights.Export"));

    public async Task<AccountInfoExport> ExportAccountInfoAsync(CancellationToken cancellationToken = default)
    {
        if (accountReader is not null)
        {
            return new AccountInfoExport { Account = await accountReader.ReadAccountAsync(cancellationToken).ConfigureAwait(false) };
        }

        try
        {
            return new AccountInfoExport { Account = (await client.GetAccountInfoAsync(cancellationToken).ConfigureAwait(false)).Value };
        }
        catch (TrainingApiException fault) when (ServiceAnswer.SaysRouteIsUnknown(fault))
        {
            // At a wrong endpoint every route is unknown, so this call fails as well.
            await client.GetDomainsAsync(cancellationToken, keepsUnread: true).ConfigureAwait(false);
            var texts = new AccountTexts(TextLanguage.Of(CultureInfo.CurrentUICulture));
            return new AccountInfoExport { OtherRoutes = texts.InformationRoutes() };
        }
    }

    public Task<IReadOnlyList<Project>> ExportProjectsAsync(CancellationToken cancellationToken = default) =>
        ValuesAsync(client.GetProjectsAsync(cancellationToken));

    public Task<Project> ExportProjectAsync(Guid projectId, CancellationToken cancellationToken = default) =>
        ValueAsync(client.GetProjectAsync(projectId, cancellationToken));

    public Task<IReadOnlyList<Iteration>> ExportIterationsAsync(Guid projectId, CancellationToken cancellationToken = default) =>
        ValuesAsync(client.GetIterationsAsync(projectId, cancellationToken));

    public Task<Iteration> ExportIterationAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken = default) =>
        ValueAsync(client.GetIterationAsync(projectId, iterationId, cancellationToken));

    public Task<IterationPerformance> ExportIterationPerformanceAsync(
        Guid projectId,
        Guid iterationId,
        double? threshold = null,
        double? overlapThreshold = null,
        CancellationToken cancellationToken = default
    )
    {
        RequireFraction(threshold, nameof(threshold));
        RequireFraction(overlapThreshold, nameof(overlapThreshold));
        return ValueAsync(client.GetIterationPerformanceAsync(projectId, iterationId, threshold, overlapThreshold, cancellationToken));
    }

    public IAsyncEnumerable<ImagePerformance> ExportImagePerformancesAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetImagePerformances(projectId, iterationId), cancellationToken);

    public Task<IReadOnlyList<Tag>> ExportTagsAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetTagsAsync(projectId, iterationId, cancellationToken));

    public Task<Tag> ExportTagAsync(Guid projectId, Guid tagId, Guid? iterationId = null, CancellationToken cancellationToken = default) =>
        ValueAsync(client.GetTagAsync(projectId, tagId, iterationId, cancellationToken));

    public IAsyncEnumerable<Image> ExportImagesAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetImages(projectId, new ImageListQuery { IterationId = iterationId }), cancellationToken);

    public IAsyncEnumerable<Image> ExportTaggedImagesAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetTaggedImages(projectId, new ImageListQuery { IterationId = iterationId }), cancellationToken);

    public IAsyncEnumerable<Image> ExportUntaggedImagesAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetUntaggedImages(projectId, iterationId), cancellationToken);

    public IAsyncEnumerable<SuggestedImage> ExportSuggestionsAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.QuerySuggestedImagesAsync(projectId, iterationId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ExportedModel>> ExportExportedModelsAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.GetExportsAsync(projectId, iterationId, cancellationToken));

    public IAsyncEnumerable<StoredPrediction> ExportPredictionsAsync(
        Guid projectId,
        PredictionQuery? query = null,
        CancellationToken cancellationToken = default
    ) => ValuesAsync(client.QueryPredictionsAsync(projectId, query ?? new PredictionQuery(), cancellationToken), cancellationToken);

    public async Task<DataContent> OpenImageAsync(
        Guid projectId,
        Guid imageId,
        Guid? iterationId = null,
        ImageRendition rendition = ImageRendition.Original,
        CancellationToken cancellationToken = default
    )
    {
        await foreach (var image in client.GetImagesByIdsAsync(projectId, [imageId], iterationId, cancellationToken).ConfigureAwait(false))
        {
            if (image.Value.Id == imageId)
            {
                return await OpenAsync(
                        projectId,
                        rendition.LinkOf(image.Value),
                        "The image has no link to that rendition.",
                        client.LimitOfImages,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
        }

        throw new DataRightsException(
            iterationId is { } iteration
                ? $"Iteration {iteration} of project {projectId} does not contain the image {imageId}."
                : $"The workspace of project {projectId} does not contain the image {imageId}. Check whether an iteration contains it, "
                    + $"and pass iterationId."
        );
    }

    public Task<DataContent> OpenPredictionImageAsync(
        Guid projectId,
        StoredPrediction prediction,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return OpenAsync(
            projectId,
            prediction.OriginalImageUri ?? prediction.ResizedImageUri,
            "The prediction has no link to its image.",
            client.LimitOfPredictions,
            cancellationToken
        );
    }

    public Task<DataContent> OpenExportedModelAsync(Guid projectId, ExportedModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return OpenAsync(
            projectId,
            model.DownloadUri,
            "The model has no link to its file; its status must be Done.",
            client.LimitOfModel(name: null),
            cancellationToken
        );
    }

    public Task<ExportResult> ExportAsync(
        ExportRequest request,
        IArchiveSink sink,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sink);
        return _job.RunAsync(request, sink, progress, cancellationToken);
    }

    private async Task<DataContent> OpenAsync(
        Guid projectId,
        string? uri,
        string missing,
        BlobLimit limit,
        CancellationToken cancellationToken
    )
    {
        uri = uri ?? throw new DataRightsException(missing);
        var opened = await client.OpenBlobAsync(uri, projectId, cancellationToken, limit).ConfigureAwait(false);
        return new DataContent(opened.Stream, opened.Length, opened.ContentType, opened);
    }

    private static void RequireFraction(double? value, string name)
    {
        if (value is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(name, "A threshold is a probability from 0 to 1.");
        }
    }

    private static async Task<T> ValueAsync<T>(Task<Raw<T>> raw) => (await raw.ConfigureAwait(false)).Value;

    private static async Task<IReadOnlyList<T>> ValuesAsync<T>(Task<IReadOnlyList<Raw<T>>> raws) =>
        [.. (await raws.ConfigureAwait(false)).Select(raw => raw.Value)];

    private static async IAsyncEnumerable<T> ValuesAsync<T>(
        IAsyncEnumerable<Raw<T>> raws,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var raw in raws.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return raw.Value;
        }
    }
}
