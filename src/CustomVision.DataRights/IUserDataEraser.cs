using CustomVision.DataRights.Account;
using CustomVision.DataRights.Deletion;

namespace CustomVision.DataRights;

/// <summary>The deleting half: every deletion that the service offers, with the preconditions that it hides.</summary>
/// <remarks>Nothing is deleted that was not named. Deletions are repeated after a lost answer; deleting twice does no harm.</remarks>
public interface IUserDataEraser
{
    /// <summary>Deletes a project with everything in it.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="unpublishFirst">Whether published iterations may be taken out of production first. The service refuses to delete them otherwise.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the service has accepted.</returns>
    /// <remarks>Operations: <c>GetIterations</c>, <c>UnpublishIteration</c>, <c>DeleteProject</c>. Stored predictions may outlive their project: delete them first.</remarks>
    /// <exception cref="IterationPublishedException">An iteration is published, and <paramref name="unpublishFirst"/> is false. Nothing was changed.</exception>
    Task DeleteProjectAsync(Guid projectId, bool unpublishFirst = false, CancellationToken cancellationToken = default);

    /// <summary>Deletes an iteration with its performance and its frozen images.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="unpublishFirst">Whether it may be taken out of production first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the service has accepted.</returns>
    /// <remarks>Operations: <c>GetIteration</c>, <c>UnpublishIteration</c>, <c>DeleteIteration</c>.</remarks>
    /// <exception cref="IterationPublishedException">The iteration is published, and <paramref name="unpublishFirst"/> is false. Nothing was changed.</exception>
    Task DeleteIterationAsync(Guid projectId, Guid iterationId, bool unpublishFirst = false, CancellationToken cancellationToken = default);

    /// <summary>Deletes a tag from the workspace. Its images stay, and may become untagged; trained iterations keep the tag.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the service has accepted.</returns>
    /// <remarks>Operation: <c>DeleteTag</c>.</remarks>
    Task DeleteTagAsync(Guid projectId, Guid tagId, CancellationToken cancellationToken = default);

    /// <summary>Deletes images, by default from the workspace and from every iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="imageIds">The images, any number; an id that is named twice counts once.</param>
    /// <param name="options">How far the deletion reaches, and whether to wait for it.</param>
    /// <param name="cancellationToken">Cancels the call; batches that were sent are not taken back.</param>
    /// <returns>What happened to each id, in the order of <paramref name="imageIds"/>.</returns>
    /// <remarks>
    /// Operation: <c>DeleteImages</c>, in batches of at most 256. With <c>allIterations</c> the service answers 202 and deletes later,
    /// without a way to ask how far it is; <see cref="ImageDeletionOptions.WaitForCompletion"/> asks for the images until they are gone.
    /// A batch that fails leaves the others standing: its ids are <see cref="DeletionOutcome.Failed"/>.
    /// </remarks>
    Task<IReadOnlyList<ImageDeletion>> DeleteImagesAsync(
        Guid projectId, IEnumerable<Guid> imageIds, ImageDeletionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes stored predictions: the image that was sent, and the answer.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="predictionIds">The predictions, any number.</param>
    /// <param name="cancellationToken">Cancels the call; batches that were sent are not taken back.</param>
    /// <returns>What happened to each id, in the order of <paramref name="predictionIds"/>.</returns>
    /// <remarks>Operation: <c>DeletePrediction</c>, in batches of at most 64.</remarks>
    Task<IReadOnlyList<PredictionDeletion>> DeletePredictionsAsync(
        Guid projectId, IEnumerable<Guid> predictionIds, CancellationToken cancellationToken = default);

    /// <summary>Deletes the account, where an <see cref="IAccountManager"/> is registered that can.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the account is deleted.</returns>
    /// <exception cref="AccountDeletionUnavailableException">None is registered: the Training API cannot delete an account. The exception carries the steps for a person.</exception>
    Task DeleteAccountAsync(CancellationToken cancellationToken = default);
}
