using System.Text;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Reply(int, string, string, bool)"/>.</summary>
internal sealed record ReplyFault : FaultAction
{
    /// <summary>Gets the status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the body as text.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the body as bytes, used instead of the text.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Gets the media type.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Gets whether the request is processed first.</summary>
    public bool CarriesOut { get; init; }

    private byte[] Content => Bytes ?? Encoding.UTF8.GetBytes(Body ?? "");

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var response = fault.Http.Response;
        if (CarriesOut)
        {
            await BufferedAnswer.RunAsync(fault.Http, next);
            response.Clear();
        }

        var body = Content;
        response.StatusCode = Status;
        if (Status is not (204 or 304))
        {
            response.ContentType = ContentType;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, fault.Http.RequestAborted);
        }
    }

    /// <inheritdoc/>
    public override string? FindProblem() =>
        Status is < 200 or > 599 ? "the status must be 200 to 599"
        : Status is 204 or 304 && Content.Length > 0 ? "an answer with this status has no body"
        : Body is not null && Bytes is not null ? "the body is text or bytes, not both"
        : null;
}
