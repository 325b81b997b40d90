namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>Runs an operation: reads its input, then creates the response under the account's lock.</summary>
internal static class OperationRunner
{
    public static async Task PrepareAsync(OperationCall call)
    {
        var cancellationToken = call.Http.RequestAborted;
        var isForm =
            call.Http.Request.ContentType is { } type
            && (
                type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            );
        if (!isForm)
        {
            using var buffer = new MemoryStream();
            await call.Http.Request.Body.CopyToAsync(buffer, cancellationToken);
            call.Body = buffer.ToArray();
        }

        if (call.Operation.Prepare is { } prepare)
        {
            await prepare(call, cancellationToken);
        }
    }

    public static Answer Run(OperationCall call)
    {
        lock (call.Account.Sync)
        {
            call.Account.Settle();
            Guard(call);
            return call.Operation.Handle(call);
        }
    }

    /// <summary>Rejects calls that the state of the resource or the project does not allow, regardless of their parameters.</summary>
    private static void Guard(OperationCall call)
    {
        if (
            !call.Operation.Template.StartsWith("projects/{projectId}", StringComparison.Ordinal)
            || call.Account.FindProject(call.PathId("projectId")) is not { } project
        )
        {
            return;
        }

        if (call.Operation.Changes && (project.DisasterRecovery || call.Behavior.Resource.DisasterRecovery))
        {
            throw new ServiceFaultException("ForbiddenDRModeEnabled", "The project is in disaster recovery mode and can only be read.");
        }

        if (call.Behavior.Resource.KeyRevoked && call.Operation.Template is not "projects/{projectId}")
        {
            throw new ServiceFaultException(
                "BadRequestCustomerManagedKeyRevoked",
                "The customer's key that encrypts the project was revoked."
            );
        }
    }
}
