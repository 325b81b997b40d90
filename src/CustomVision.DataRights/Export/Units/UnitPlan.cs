using System.Text.Json;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The projects of an export over several machines.</summary>
internal sealed record UnitPlan
{
    public const string CurrentFormat = "customvision-export-units/1";

    public required string Format { get; init; }

    /// <summary>The digest of the request and its endpoint, which prevents another request from using the store.</summary>
    public required string Fingerprint { get; init; }

    public required string GroupId { get; init; }

    public required IReadOnlyList<Guid> Projects { get; init; }

    /// <summary>Gets whether the document has the format of this version; other versions may have different members.</summary>
    public static bool IsOfCurrentFormat(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement is { ValueKind: JsonValueKind.Object } plan
            && plan.TryGetProperty("format"u8, out var format)
            && format.ValueKind == JsonValueKind.String
            && format.ValueEquals(CurrentFormat);
    }
}
