using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataRights.Portal.Demo;

/// <summary>
/// A small OpenID Connect issuer on loopback: discovery, keys, the code flow with PKCE. A person selects an identity and needs no password.
/// </summary>
internal sealed class DemoIssuer : IAsyncDisposable
{
    public const string ClientId = "portal";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly WebApplication _app;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _people;

    private DemoIssuer(WebApplication app, IReadOnlyList<string> people) => (_app, _people) = (app, people);

    public string ClientSecret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The role in the tokens of each person. People who are not listed are operators.</summary>
    public ConcurrentDictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);

    public static async Task<DemoIssuer> StartAsync(IReadOnlyList<string> people, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var issuer = new DemoIssuer(app, people);
        app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        app.MapGet("/keys", issuer.Keys);
        app.MapGet("/authorize", issuer.Choose);
        // A RequestDelegate would discard the result.
        app.MapPost("/authorize", (Delegate)issuer.AuthorizeAsync);
        app.MapPost("/token", (Delegate)issuer.TokenAsync);
        await app.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private string Issuer => Address.AbsoluteUri;

    private IResult Discovery() =>
        Results.Json(
            new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = $"{Issuer}authorize",
                ["token_endpoint"] = $"{Issuer}token",
                ["jwks_uri"] = $"{Issuer}keys",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.EcdsaSha256 },
                ["code_challenge_methods_supported"] = new[] { "S256" },
            }
        );

    private IResult Keys()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC",
                        crv = "P-256",
                        use = "sig",
                        kid = "1",
                        alg = "ES256",
                        x = Base64Url.EncodeToString(point.X),
                        y = Base64Url.EncodeToString(point.Y),
                    },
                },
            }
        );
    }

    private IResult Choose(HttpContext context)
    {
        var buttons = string.Concat(
            _people.Select(
                (person, index) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<p><button name=\"person\" value=\"{index}\">{WebUtility.HtmlEncode(person)}</button></p>"
                    )
            )
        );
        return Results.Content(
            $"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sign in</title><link rel=\"icon\" href=\"data:,\"><h1>Who "
                + $"are you?</h1><p>This issuer belongs to the demo. It asks for no password.</p><form method=\"post\" "
                + $"action=\"/authorize{WebUtility.HtmlEncode(context.Request.QueryString.Value)}\">{buttons}</form></html>",
            "text/html; charset=utf-8"
        );
    }

    private async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (
            query["client_id"] != ClientId
            || query["code_challenge_method"] != "S256"
            || query["code_challenge"] is not [{ } challenge]
            || query["redirect_uri"] is not [{ } redirect]
            || !new Uri(redirect).IsLoopback
        )
        {
            return Results.BadRequest();
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _grants[code] = new Grant(int.Parse(form["person"]!, CultureInfo.InvariantCulture), challenge, redirect, query["nonce"]);
        return Results.Redirect($"{redirect}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (
            !_grants.TryRemove(form["code"].ToString(), out var grant)
            || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != grant.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge
        )
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var name = _people[grant.Person];
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = ClientId,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                Subject = new ClaimsIdentity([
                    new Claim("sub", string.Create(CultureInfo.InvariantCulture, $"person-{grant.Person}")),
                    new Claim("name", name),
                    new Claim("nonce", grant.Nonce ?? string.Empty),
                    new Claim("roles", Roles.GetValueOrDefault(name, "DataRights.Operator")),
                ]),
                SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = "1" }, SecurityAlgorithms.EcdsaSha256),
            }
        );
        return Results.Json(
            new
            {
                access_token = "none",
                token_type = "Bearer",
                expires_in = (int)Lifetime.TotalSeconds,
                id_token = token,
            }
        );
    }

    private sealed record Grant(int Person, string Challenge, string RedirectUri, string? Nonce);
}
