using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>A request that was sent, without its key.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query; of a link the path alone, since its query is a credential.</param>
/// <param name="ContentType">The media type of the body, or <see langword="null"/>.</param>
/// <param name="Body">The body as text, or <see langword="null"/>.</param>
/// <param name="IsLink">Whether it is a link to an image that a page gave.</param>
internal sealed record RecordedRequest(string Method, string Path, string? ContentType, string? Body, bool IsLink);

[JsonSerializable(typeof(RecordedRequest))]
internal sealed partial class RecordedRequestJson : JsonSerializerContext;
