using Azure;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>Translates errors of the storage account to messages with the cause and the remedy.</summary>
internal static class BlobFault
{
    /// <summary>Runs an operation on blobs, and explains its error.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception fault) when (IsStorage(fault, cancellationToken))
        {
            throw Explain(fault);
        }
    }

    /// <summary>Runs an operation on blobs, and explains its error.</summary>
    public static Task GuardAsync(Func<Task> operation, CancellationToken cancellationToken) =>
        GuardAsync<bool>(
            async () =>
            {
                await operation().ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );

    /// <summary>Explains the errors of a sequence of blobs.</summary>
    public static async IAsyncEnumerable<T> GuardAsync<T>(
        IAsyncEnumerable<T> items,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var item = items.GetAsyncEnumerator(cancellationToken);
        await using var closing = item.ConfigureAwait(false);
        while (await GuardAsync(() => item.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false))
        {
            yield return item.Current;
        }
    }

    /// <summary>Gets whether an error is from the storage or the network. A timeout is; a requested cancellation is not.</summary>
    public static bool IsStorage(Exception fault, CancellationToken cancellationToken) =>
        fault is RequestFailedException or AggregateException or HttpRequestException
        || fault is IOException and not (FileNotFoundException or DirectoryNotFoundException)
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Creates the exception that explains an error and its remedy.</summary>
    public static ArchiveStorageException Explain(Exception fault)
    {
        var request =
            fault as RequestFailedException
            ?? (fault as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().LastOrDefault();
        return new ArchiveStorageException(
            request switch
            {
                { ErrorCode: "ContainerNotFound" } =>
                    "The container was not found. Create it with private access, or check the account and the container's name.",
                { ErrorCode: "ContainerBeingDeleted" or "ContainerDisabled" } =>
                    "The container is being deleted or is disabled. Choose another container.",
                { ErrorCode: "BlobImmutableDueToPolicy" or "BlobImmutableDueToLegalHold" or "BlobImmutableDueToPolicyOrLegalHold" } =>
                    $"An immutability policy or a legal hold protects a blob of the archive ({request.ErrorCode}), so that it was neither "
                        + $"replaced nor deleted. Export into another prefix or container.",
                { ErrorCode: "SnapshotsPresent" } =>
                    "A blob of the unfinished archive has snapshots, so that it was not deleted. Export into another prefix.",
                { ErrorCode: "LeaseIdMissing" or "LeaseIdMismatchWithBlobOperation" } =>
                    "A blob of the archive is leased by another program. Release the lease, or export into another prefix.",
                { Status: 401 or 403 } =>
                    "The storage account refused the request (401 or 403). Assign the identity the role Storage Blob Data Contributor "
                        + "(to read: Storage Blob Data Reader) on the container, and check the account's network rules.",
                { Status: 503 or 500 or 429 } =>
                    "The storage account is throttling or unavailable, also after retries. Run the job again; it resumes.",
                { Status: > 0 } =>
                    $"The storage account refused a request ({request.Status} {request.ErrorCode}). Check the container and its rules.",
                _ =>
                    "The storage account could not be reached, also after retries. Check the network and the account's name, and run the "
                        + "job again; an export resumes.",
            },
            fault
        );
    }
}
