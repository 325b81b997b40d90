using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>Holds an answer's body back, so that a fault can change it before the first byte leaves.</summary>
internal static class BufferedAnswer
{
    /// <summary>Lets the rest handle the request and gives the body; status and headers can still be changed.</summary>
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
    /// Sends a body that is shorter than its declared length. The server then closes the connection by itself, after everything has been
    /// sent; to abort it here could lose what is still on its way.
    /// </summary>
    public static async Task SendShortAsync(FaultContext fault, ReadOnlyMemory<byte> part, long declared)
    {
        fault.MarkAborted();
        fault.Http.Response.ContentLength = declared;
        await SendAsync(fault.Http, part);
    }

    /// <summary>Sends a part of a body.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part)
    {
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
