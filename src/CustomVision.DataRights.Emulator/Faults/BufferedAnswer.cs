using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Buffers the body of a response, so that a fault can change it before the first byte is sent.</summary>
internal static class BufferedAnswer
{
    /// <summary>Invokes the next middleware and returns the body; the status and the headers can still be changed.</summary>
    public static async Task<Memory<byte>> RunAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var buffer = new MemoryStream();
        var buffered = new StreamResponseBodyFeature(buffer);
        context.Features.Set<IHttpResponseBodyFeature>(buffered);
        try
        {
            await next(context);
            await buffered.CompleteAsync();
        }
        finally
        {
            context.Features.Set(body);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>
    /// Sends a body that is shorter than its declared length. Once everything has been sent, the server closes the connection. Aborting it
    /// here could discard bytes that are still in transit.
    /// </summary>
    public static async Task SendShortAsync(FaultContext fault, ReadOnlyMemory<byte> part, long declared)
    {
        fault.MarkAborted();
        fault.Http.Response.ContentLength = declared;
        await SendAsync(fault.Http, part);
    }

    /// <summary>Sends a part of the body.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part)
    {
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
