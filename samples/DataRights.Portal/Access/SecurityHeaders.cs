using Microsoft.Extensions.Options;

namespace DataRights.Portal.Access;

/// <summary>Adds the security headers to every response, including refusals and downloads.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isHttps = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PublicOrigin?.Scheme == Uri.UriSchemeHttps;
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    headers.XContentTypeOptions = "nosniff";
                    headers.XFrameOptions = "DENY";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    headers.CacheControl = "no-store";
                    if (isHttps)
                    {
                        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                    }

                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }
}
