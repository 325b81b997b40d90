using System.Buffers;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The response of an operation: a status, and JSON, the bytes of a blob, or no body.</summary>
internal sealed class Answer
{
    private Answer(int status)
    {
        Status = status;
    }

    public static Answer NoContent { get; } = new(204);

    public static Answer Accepted { get; } = new(202);

    public int Status { get; }

    public ReadOnlyMemory<byte> Json { get; private init; }

    public BlobContent? Content { get; private init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Ok(Action<Utf8JsonWriter> write) => Of(200, write);

    public static Answer Of(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.WriterOptions))
        {
            write(writer);
        }

        return new Answer(status) { Json = buffer.WrittenMemory };
    }

    public static Answer Empty(int status, params IReadOnlyList<KeyValuePair<string, string>> headers) => new(status) { Headers = headers };

    /// <summary>No response: the connection is closed.</summary>
    public static Answer Disconnect { get; } = new(0);

    public static Answer Bytes(BlobContent content) => new(200) { Content = content };

    /// <summary>Creates an error in the service's own format.</summary>
    public static Answer Fault(ServiceFaultException fault) =>
        Of(
            fault.Status,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("code", fault.Code);
                writer.WriteString("message", fault.Message);
                writer.WriteEndObject();
            }
        );

    /// <summary>Creates an error of Azure Resource Manager, which has the gateway's format.</summary>
    public static Answer ResourceManager(int status, (string Code, string Message) error) => Gateway(status, error.Code, error.Message);

    /// <summary>Returns the same response with an additional header.</summary>
    public Answer With(string name, string value) =>
        new(Status)
        {
            Json = Json,
            Content = Content,
            Headers = [.. Headers, new(name, value)],
        };

    /// <summary>Creates an error in the format of the gateway in front of the service (NOTES 5.1).</summary>
    public static Answer Gateway(int status, string code, string message) =>
        Of(
            status,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("error");
                writer.WriteString("code", code);
                writer.WriteString("message", message);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        );
}
