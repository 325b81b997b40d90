using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The texts that the engine stores for an orchestration, perhaps as JSON strings.</summary>
internal static class EngineText
{
    public static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class =>
        text is { Length: > 0 }
            ? JsonSerializer.Deserialize(
                text.StartsWith('"') ? JsonSerializer.Deserialize(text, StepJsonContext.Default.String)! : text,
                type
            )
            : null;
}
