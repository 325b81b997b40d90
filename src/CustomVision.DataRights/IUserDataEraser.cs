using CustomVision.DataRights.Account;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights;

/// <summary>The deletion operations: every deletion that the service supports, with its undocumented preconditions.</summary>
/// <remarks>Only the specified objects are deleted. A deletion is retried after a lost answer; deleting twice is harmless.</remarks>
public interface IUserDataEraser
{
    /// <summary>Deletes a project with everything in it.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="unpublishFirst">Whether to unpublish published iterations first. The service does not delete them otherwise.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the deletion.</returns>
    /// <remarks>
    /// Operations: <c>GetIterations</c>, <c>UnpublishIteration</c>, <c>DeleteProject</c>. Stored predictions may remain after their project
    /// is deleted: delete them first.
    /// </remarks>
    /// <exception cref="IterationPublishedException">
    /// An iteration is published, and <paramref name="unpublishFirst"/> is false. Nothing was changed.
    /// </exception>
    Task DeleteProjectAsync(Guid projectId, bool unpublishFirst = false, CancellationToken cancellationToken = default);

    /// <summary>Deletes an iteration with its performance and its frozen images.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="unpublishFirst">Whether to unpublish the iteration first, if it is published.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the deletion.</returns>
    /// <remarks>Operations: <c>GetIteration</c>, <c>UnpublishIteration</c>, <c>DeleteIteration</c>.</remarks>
    /// <exception cref="IterationPublishedException">
    /// The iteration is published, and <paramref name="unpublishFirst"/> is false. Nothing was changed.
    /// </exception>
    Task DeleteIterationAsync(Guid projectId, Guid iterationId, bool unpublishFirst = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a tag from the workspace. Its images are not deleted, but may become untagged. Trained iterations keep the tag.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the deletion.</returns>
    /// <remarks>Operation: <c>DeleteTag</c>.</remarks>
    Task DeleteTagAsync(Guid projectId, Guid tagId, CancellationToken cancellationToken = default);

    /// <summary>Deletes images, by default from the workspace and from every iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="imageIds">The ids of the images, any number; duplicates are ignored.</param>
    /// <param name="allIterations">
    /// Whether to delete the copies in trained iterations as well. Otherwise the images are removed from the workspace only.
    /// </param>
    /// <param name="completionTimeout">
    /// The maximum time to wait until the images are gone, more than zero; by default the method returns when the service has accepted the
    /// deletion.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Batches that were sent are not undone.</param>
    /// <returns>The outcome of each id, in the order of <paramref name="imageIds"/>.</returns>
    /// <remarks>
    /// Operation: <c>DeleteImages</c>, in batches of at most 256. With <c>allIterations</c> the service answers 202 and deletes later,
    /// without an operation that reports its progress; with <paramref name="completionTimeout"/> the images are polled until they are gone.
    /// A batch that fails does not affect the others: its ids are <see cref="DeletionOutcome.Failed"/>.
    /// </remarks>
    Task<IReadOnlyList<ObjectDeletion>> DeleteImagesAsync(
        Guid projectId,
        IEnumerable<Guid> imageIds,
        bool allIterations = true,
        TimeSpan? completionTimeout = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Deletes stored predictions: the image that was sent and the result.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="predictionIds">The ids of the predictions, any number.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Batches that were sent are not undone.</param>
    /// <returns>The outcome of each id, in the order of <paramref name="predictionIds"/>.</returns>
    /// <remarks>Operation: <c>DeletePrediction</c>, in batches of at most 64.</remarks>
    Task<IReadOnlyList<ObjectDeletion>> DeletePredictionsAsync(
        Guid projectId,
        IEnumerable<Guid> predictionIds,
        CancellationToken cancellationToken = default
    );

    /// <summary>Deletes the account with everything in it, if the package for Azure is registered (<c>UseAzureAccount</c>).</summary>
    /// <remarks>
    /// The erasure of <see cref="ErasureRequest.ForAccount"/>, planned, approved and carried out in one call, without review by a person
    /// and with a journal in memory. To resume after a crash, use <see cref="PlanErasureAsync(ErasureRequest, CancellationToken)"/> and
    /// <see cref="EraseAsync"/> instead. Operations: <c>Accounts - Delete</c>, <c>Deleted Accounts - Purge</c>.
    /// </remarks>
    /// <param name="purge">
    /// Whether to purge the recoverable copy as well. Otherwise the account can be recovered for 48 hours, and nothing counts as erased.
    /// </param>
    /// <param name="acceptPublishedIterations">Whether to accept that published iterations no longer serve predictions.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. Once the deletion was sent, a canceled call returns its receipt.
    /// </param>
    /// <returns>
    /// The receipt. A deletion that was rejected, failed or could not be verified is reported in it and does not throw: check
    /// <see cref="ErasureReceipt.State"/>.
    /// </returns>
    /// <exception cref="AccountDeletionUnavailableException">
    /// The package is not registered, and the Training API cannot delete an account. The exception contains the manual steps.
    /// </exception>
    /// <exception cref="ErasureRejectedException">
    /// The account cannot be deleted, or cannot be listed completely; otherwise as for
    /// <see cref="PlanErasureAsync(ErasureRequest, CancellationToken)"/>. Nothing was deleted.
    /// </exception>
    Task<ErasureReceipt> DeleteAccountAsync(
        bool purge = false,
        bool acceptPublishedIterations = false,
        CancellationToken cancellationToken = default
    );

    /// <summary>Creates the plan of an erasure: every id that would be destroyed, and the consequences. Only reads.</summary>
    /// <param name="request">The data to erase, and the decisions about the consequences.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The plan, to be reviewed by a person, approved by its digest, and executed with <see cref="EraseAsync"/>.</returns>
    /// <exception cref="ErasureRejectedException">
    /// A project is being trained or imported, or is in disaster-recovery mode; a listing failed or disagrees with the service's count; an
    /// id is under a legal hold; a decision about a model is missing; collateral was not accepted; the plan would exceed its limit; the
    /// archive lacks an image.
    /// </exception>
    Task<ErasurePlan> PlanErasureAsync(ErasureRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates the plan of an erasure, as <see cref="PlanErasureAsync(ErasureRequest, CancellationToken)"/> does.</summary>
    /// <param name="request">The data to erase, and the decisions about the consequences.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ErasureRejectedException">As for <see cref="PlanErasureAsync(ErasureRequest, CancellationToken)"/>.</exception>
    Task<ErasurePlan> PlanErasureAsync(
        ErasureRequest request,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken = default
    );

    /// <summary>Executes an approved plan and verifies the result. Called again with the same journal after a crash, it resumes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="approval">A person's approval of exactly this plan.</param>
    /// <param name="journal">The plan's own journal; a new one for a plan that has not been started.</param>
    /// <param name="options">
    /// The directory of the plan's archive, and the time to wait for deletions that take effect later; the plan's own terms by default.
    /// </param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. Completed deletions are not undone, and the same journal resumes the erasure. Once a
    /// deletion was announced in the journal, a cancelled call returns a receipt with <see cref="ErasureReceipt.Interruption"/> instead of
    /// throwing.
    /// </param>
    /// <returns>
    /// The receipt of the verification. Failed steps are part of it and do not throw. Once a deletion was announced in the journal, a
    /// receipt is always returned, even if the call is canceled, the journal or the signer fails, or the plan expires during the execution.
    /// </returns>
    /// <exception cref="ErasureRejectedException">
    /// The plan was altered, has expired, or is not the approved one; the endpoint or the account does not match; an id is under a legal
    /// hold; the journal was altered; the service differs from the plan beyond its tolerance; the plan's archive is missing, damaged or
    /// another one, or an archive is specified for a plan without one. This call changed nothing.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="EraseOptions.VerificationDeadline"/> is not from zero to 1 day.</exception>
    Task<ErasureReceipt> EraseAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        IErasureJournal journal,
        EraseOptions? options = null,
        IProgress<ErasureProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Verifies the objects of a plan, at any time after its creation. Only reads.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The outcome of each object: gone, still there, retained or unknown.</returns>
    /// <exception cref="ErasureRejectedException">The plan was altered, or was created for another endpoint.</exception>
    Task<ErasureVerification> VerifyErasureAsync(ErasurePlan plan, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a plan to erase again the objects of a receipt that exist again with the same id, for example after a restore. Only reads.
    /// </summary>
    /// <remarks>
    /// Objects that the receipt does not list are never planned. If a project now contains other objects, it is kept and only the receipt's
    /// objects in it are planned; a tag that is on other images is kept as well. The plan lists both as residuals. Models trained in the
    /// interim are left to the host (<see cref="ModelDecisionKind.Retrain"/>).
    /// </remarks>
    /// <param name="receipt">The receipt.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The plan; empty if no object exists again. An imported copy has new ids and requires a plan based on the original request.
    /// </returns>
    /// <exception cref="ErasureRejectedException">
    /// The receipt was altered or is of another endpoint, or as for <see cref="PlanErasureAsync(ErasureRequest, CancellationToken)"/>.
    /// </exception>
    Task<ErasurePlan> PlanErasureAsync(ErasureReceipt receipt, CancellationToken cancellationToken = default);
}
