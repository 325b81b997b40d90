using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>
/// A fault: the condition for its requests, and its action. A rule reads like a sentence: <c>FaultRule.For("GetImages").Nth(2).Answer(429,
/// retryAfter: TimeSpan.FromSeconds(3))</c>.
/// </summary>
public sealed record FaultRule
{
    /// <summary>Gets the condition.</summary>
    public required FaultMatch Match { get; init; }

    /// <summary>Gets the action.</summary>
    [JsonInclude]
    internal FaultAction Action { get; init; } = null!;

    /// <summary>Begins a rule for operations of the Training and the Prediction API, and of Azure Resource Manager.</summary>
    /// <param name="operations">
    /// The names in the published API description, such as <c>GetImages</c> or <c>Accounts_Delete</c>, ignoring case; at least one.
    /// </param>
    public static FaultMatch For(params IReadOnlyList<string> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        if (operations.Count == 0)
        {
            throw new ArgumentException("Name at least one operation, or begin with ForEverything().", nameof(operations));
        }

        return new FaultMatch { Operations = operations };
    }

    /// <summary>Begins a rule for the links of images, predictions and models.</summary>
    /// <param name="pathContains">A part of the link's path, such as an image's id without dashes.</param>
    public static FaultMatch ForBlobs(string? pathContains = null) =>
        new() { Endpoint = Traffic.EndpointKind.Blob, PathContains = pathContains };

    /// <summary>Begins a rule for every request except those to the administration.</summary>
    public static FaultMatch ForEverything() => new();
}
