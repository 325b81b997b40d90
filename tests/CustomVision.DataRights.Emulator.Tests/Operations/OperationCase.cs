namespace CustomVision.DataRights.Emulator.Tests.Operations;

/// <summary>One operation as the published description has it, and a call that must succeed.</summary>
/// <param name="Name">The operation id.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path below the version.</param>
/// <param name="Success">The published statuses of success.</param>
/// <param name="Expected">The status that the call gets.</param>
/// <param name="Call">Path and query, with words of <see cref="OperationWorld"/>; null: the template's own.</param>
/// <param name="Body">The body, likewise; <c>picture</c>: a form with a picture.</param>
internal sealed record OperationCase(
    string Name,
    string Method,
    string Template,
    int[] Success,
    int Expected,
    string? Call = null,
    string? Body = null
)
{
    public string PathAndQuery =>
        Call
        ?? Template
            .Replace("{projectId}", "<project>", StringComparison.Ordinal)
            .Replace("{iterationId}", "<iteration>", StringComparison.Ordinal)
            .Replace("{tagId}", "<tag>", StringComparison.Ordinal)
            .Replace("{imageId}", "<image>", StringComparison.Ordinal)
            .Replace("{domainId}", "<domain>", StringComparison.Ordinal);
}
