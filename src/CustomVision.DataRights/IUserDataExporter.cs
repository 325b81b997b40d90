using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights;

/// <summary>The export operations: exports the data of a Custom Vision resource and changes nothing.</summary>
/// <remarks>
/// The method names denote the rights, not the service's operations of similar name: the service's <c>ExportIteration</c> builds a model
/// file and is called only if <see cref="ExportRequest.ModelsToBuild"/> requests it; its <c>ExportProject</c> creates an access token and
/// is never called.
/// </remarks>
public interface IUserDataExporter
{
    /// <summary>Reads the account information.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The account or, if the service no longer provides it, the other routes to the information.</returns>
    /// <remarks>
    /// Operations of Azure Resource Manager if the package for Azure is registered (<c>UseAzureAccount</c>): <c>Accounts - Get</c>,
    /// <c>Accounts - List Usages</c>, <c>Accounts - List Keys</c>. Otherwise <c>GetAccountInfo</c> of v1.2; the service retired it in 2019
    /// and returns 404, which is accepted as the result only if <c>GetDomains</c> succeeds at the same endpoint.
    /// </remarks>
    Task<AccountInfoExport> ExportAccountInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads every project of the resource.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>All projects; the service does not page them.</returns>
    /// <remarks>Operation: <c>GetProjects</c>.</remarks>
    Task<IReadOnlyList<Project>> ExportProjectsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads one project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The project with its settings.</returns>
    /// <remarks>Operation: <c>GetProject</c>.</remarks>
    Task<Project> ExportProjectAsync(Guid projectId, CancellationToken cancellationToken = default);

    /// <summary>Reads the iterations of a project, at most 20. The workspace is not included.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The iterations, in undefined order.</returns>
    /// <remarks>Operation: <c>GetIterations</c>.</remarks>
    Task<IReadOnlyList<Iteration>> ExportIterationsAsync(Guid projectId, CancellationToken cancellationToken = default);

    /// <summary>Reads one iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The iteration's details.</returns>
    /// <remarks>Operation: <c>GetIteration</c>.</remarks>
    Task<Iteration> ExportIterationAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken = default);

    /// <summary>Reads the performance of a trained iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">A trained iteration.</param>
    /// <param name="threshold">The minimum probability of a prediction, 0 to 1; the service's default if omitted.</param>
    /// <param name="overlapThreshold">For detection, the minimum overlap of a box, 0 to 1; the service's default if omitted.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The figures, overall and for each tag.</returns>
    /// <remarks>Operation: <c>GetIterationPerformance</c>. The service returns 404 for an iteration that is not trained.</remarks>
    Task<IterationPerformance> ExportIterationPerformanceAsync(
        Guid projectId,
        Guid iterationId,
        double? threshold = null,
        double? overlapThreshold = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the predictions of a trained iteration for each image of its training set, oldest first.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">A trained iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images with their predictions, read page by page on demand.</returns>
    /// <remarks>Operation: <c>GetImagePerformances</c>.</remarks>
    IAsyncEnumerable<ImagePerformance> ExportImagePerformancesAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the tags of the workspace, or the tags that an iteration was trained with.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration; by default the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>All tags; the service does not page them.</returns>
    /// <remarks>Operation: <c>GetTags</c>.</remarks>
    Task<IReadOnlyList<Tag>> ExportTagsAsync(Guid projectId, Guid? iterationId = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one tag.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="iterationId">The iteration to read from; by default the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The tag.</returns>
    /// <remarks>Operation: <c>GetTag</c>.</remarks>
    Task<Tag> ExportTagAsync(Guid projectId, Guid tagId, Guid? iterationId = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all images, tagged or not, oldest first.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration whose frozen set is read; by default the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images, each once, with links that are valid for 24 hours.</returns>
    /// <remarks>Operation: <c>GetImages</c>, in pages of 256.</remarks>
    IAsyncEnumerable<Image> ExportImagesAsync(Guid projectId, Guid? iterationId = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the images that have a tag, oldest first.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration whose frozen set is read; by default the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images, each once, with links that are valid for 24 hours.</returns>
    /// <remarks>Operation: <c>GetTaggedImages</c>, in pages of 256.</remarks>
    IAsyncEnumerable<Image> ExportTaggedImagesAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the images that have no tag, oldest first.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration whose frozen set is read; by default the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images, each once, with links that are valid for 24 hours.</returns>
    /// <remarks>Operation: <c>GetUntaggedImages</c>, in pages of 256.</remarks>
    IAsyncEnumerable<Image> ExportUntaggedImagesAsync(
        Guid projectId,
        Guid? iterationId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the tags and regions that the service suggested and stored.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration that suggested them.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images with their suggestions.</returns>
    /// <remarks>Operation: <c>QuerySuggestedImages</c>.</remarks>
    IAsyncEnumerable<SuggestedImage> ExportSuggestionsAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the list of model files that were built from an iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The exported models. No new model is built.</returns>
    /// <remarks>Operation: <c>GetExports</c>.</remarks>
    Task<IReadOnlyList<ExportedModel>> ExportExportedModelsAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the stored predictions, oldest first.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="query">The criteria; by default all predictions.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The stored predictions, each once.</returns>
    /// <remarks>Operation: <c>QueryPredictions</c>. A prediction becomes visible some seconds after it was made.</remarks>
    IAsyncEnumerable<StoredPrediction> ExportPredictionsAsync(
        Guid projectId,
        PredictionQuery? query = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Opens an image for download.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="iterationId">The iteration that contains it; by default the workspace.</param>
    /// <param name="rendition">The rendition.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content with its length and content type. The caller must dispose it.</returns>
    /// <remarks>Operation: <c>GetImagesByIds</c>, then the returned link, or <c>GetArtifact</c> inside a virtual network.</remarks>
    /// <exception cref="DataRightsException">The workspace or the iteration does not contain the image.</exception>
    Task<DataContent> OpenImageAsync(
        Guid projectId,
        Guid imageId,
        Guid? iterationId = null,
        ImageRendition rendition = ImageRendition.Original,
        CancellationToken cancellationToken = default
    );

    /// <summary>Opens the image of a stored prediction.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="prediction">The prediction, as returned by <see cref="ExportPredictionsAsync"/> within the last 24 hours.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content with its length and content type. The caller must dispose it.</returns>
    Task<DataContent> OpenPredictionImageAsync(Guid projectId, StoredPrediction prediction, CancellationToken cancellationToken = default);

    /// <summary>Opens the file of an exported model.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="model">
    /// The model, as returned by <see cref="ExportExportedModelsAsync"/> within the last 24 hours; its status must be <c>Done</c>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content with its length and content type. The caller must dispose it.</returns>
    Task<DataContent> OpenExportedModelAsync(Guid projectId, ExportedModel model, CancellationToken cancellationToken = default);

    /// <summary>Exports everything, or the selection of the request, into a verifiable archive.</summary>
    /// <param name="request">The data to export.</param>
    /// <param name="sink">
    /// The destination: a <see cref="DirectoryArchiveSink"/>, which can resume, a <see cref="ZipArchiveSink"/>, or an implementation of the
    /// host.
    /// </param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. A cancelled export into a directory can be resumed by running it again.
    /// </param>
    /// <returns>The result with every category. Only <see cref="ExportState.Complete"/> means that the archive is complete.</returns>
    /// <exception cref="DataRightsException">
    /// The export failed: the directory contains other files, the disk is full, or the request differs from that of the interrupted run.
    /// </exception>
    Task<ExportResult> ExportAsync(
        ExportRequest request,
        IArchiveSink sink,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
