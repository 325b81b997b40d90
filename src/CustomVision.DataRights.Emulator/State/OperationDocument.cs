using CustomVision.DataRights.Emulator.ResourceManager;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>A long-running operation of Azure Resource Manager.</summary>
internal sealed record OperationDocument(string Id, DateTimeOffset Started, string Status, DateTimeOffset? Ended)
{
    public static OperationDocument Of(LongRunningOperation operation) =>
        new(operation.Id, operation.Started, operation.Status, operation.Ended);

    public LongRunningOperation Restore()
    {
        var operation = new LongRunningOperation(Id, Started);
        if (Ended is { } ended)
        {
            operation.End(Status, ended);
        }

        return operation;
    }
}
