namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>
/// The definition of one operation of the service. The routing is built from it, and its name identifies it in the request log, the fault
/// plan and the tests.
/// </summary>
/// <param name="Name">The operation id of the published description, e.g. <c>GetImages</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path below the version, e.g. <c>projects/{projectId}/images</c>.</param>
/// <param name="Success">The statuses that mean success.</param>
/// <param name="Handle">Creates the response, under the account's lock.</param>
internal sealed record Operation(string Name, string Method, string Template, int[] Success, Func<OperationCall, Answer> Handle)
{
    /// <summary>Reads or fetches data before the account's lock is taken.</summary>
    public Func<OperationCall, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>Whether the operation changes the project: a project in disaster-recovery mode rejects it.</summary>
    public bool Changes { get; init; } = Method is not "GET";

    public string[] Segments { get; } = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
