using System.Reflection;
using DataRights.Portal.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DataRights.Portal.Http;

/// <summary>The routes of the operator's page and of its session.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        Map("/", "index.html", "text/html; charset=utf-8");
        Map("/portal.css", "portal.css", "text/css; charset=utf-8");
        Map("/portal.js", "portal.js", "text/javascript; charset=utf-8");
        Map("/favicon.svg", "favicon.svg", "image/svg+xml");
        routes
            .MapGet(
                "/api/session",
                (HttpContext http, IAntiforgery antiforgery) =>
                    TypedResults.Ok(new SessionView(Actor.Of(http.User).Name, antiforgery.GetAndStoreTokens(http).RequestToken!))
            )
            .WithTags("Session")
            .WithSummary("Gets the operator's name and the antiforgery token.");
        routes
            .MapPost(
                "/api/sign-out",
                async (HttpContext http) =>
                {
                    await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    return TypedResults.NoContent();
                }
            )
            .AddEndpointFilter<AntiforgeryFilter>()
            .WithTags("Session")
            .WithSummary("Ends the session in the portal.");

        void Map(string route, string file, string type)
        {
            var content = Read(file);
            routes.MapGet(route, () => TypedResults.Bytes(content, type)).ExcludeFromDescription();
        }
    }

    private static byte[] Read(string file)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream($"DataRights.Portal.Page.{file}")!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
