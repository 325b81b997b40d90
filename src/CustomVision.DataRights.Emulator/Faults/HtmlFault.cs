using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Html"/>.</summary>
internal sealed record HtmlFault : FaultAction
{
    private static readonly byte[] Page =
        """
        <!DOCTYPE html>
        <html><head><title>Sign in</title></head>
        <body><h1>Sign in to the network</h1><form method="post"><input name="user"></form></body></html>

        """u8.ToArray();

    /// <inheritdoc/>
    public override async Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        fault.Http.Response.ContentType = "text/html; charset=utf-8";
        fault.Http.Response.ContentLength = Page.Length;
        await fault.Http.Response.Body.WriteAsync(Page, fault.Http.RequestAborted);
    }
}
