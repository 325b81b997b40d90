using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DataRights.Portal.Access;

/// <summary>Registers the authentication of callers, which is the same in every environment.</summary>
internal static class PortalAuthentication
{
    public const string SignInPath = "/signin-oidc";

    private const string Caller = nameof(Caller);
    private static readonly TimeSpan Session = TimeSpan.FromHours(8);

    public static void AddPortalAuthentication(this IServiceCollection services)
    {
        services
            .AddAuthentication(Caller)
            .AddPolicyScheme(
                Caller,
                displayName: null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
                            ? ApiKeyHandler.Scheme
                            : CookieAuthenticationDefaults.AuthenticationScheme
            )
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, configureOptions: null)
            .AddCookie(ConfigureCookie)
            .AddOpenIdConnect(ConfigureOpenIdConnect);
        services
            .AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<IOptions<PortalOptions>>(
                (options, portal) =>
                {
                    var operators = portal.Value.Operators;
                    options.Authority = operators.Authority!.AbsoluteUri;
                    options.ClientId = operators.ClientId;
                    options.ClientSecret = operators.ClientSecret;

                    // PortalOptionsCheck allows plain HTTP only for an issuer on this machine.
                    options.RequireHttpsMetadata = operators.Authority.Scheme == Uri.UriSchemeHttps;
                }
            );
        services
            .AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<PortalOptions>>((options, portal) => options.Cookie.SecurePolicy = portal.Value.CookieSecurity);
        services
            .AddOptions<AuthorizationOptions>()
            .Configure<IOptions<PortalOptions>>(
                (options, portal) =>
                {
                    var policy = new AuthorizationPolicyBuilder(Caller)
                        .RequireAuthenticatedUser()
                        .RequireClaim(portal.Value.Operators.RoleClaim, portal.Value.Operators.Role)
                        .RequireAssertion(context => context.User.Identity?.AuthenticationType != ApiKeyHandler.Scheme)
                        .Build();
                    options.AddPolicy(AccessPolicies.Operator, policy);
                    options.FallbackPolicy = policy;
                    options.DefaultPolicy = policy;
                    options.AddPolicy(
                        AccessPolicies.Submitter,
                        submitter =>
                            submitter
                                .AddAuthenticationSchemes(Caller)
                                .RequireAssertion(context =>
                                    context.User.Identity is { IsAuthenticated: true } identity
                                    && (
                                        identity.AuthenticationType == ApiKeyHandler.Scheme
                                        || context.User.HasClaim(portal.Value.Operators.RoleClaim, portal.Value.Operators.Role)
                                    )
                                )
                    );
                }
            );
        services.AddAuthorization();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal-session";
        options.Cookie.HttpOnly = true;

        // Strict would drop the session on the redirect from the issuer. Unsafe calls also need the antiforgery token.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = false;
        options.ForwardChallenge = OpenIdConnectDefaults.AuthenticationScheme;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void ConfigureOpenIdConnect(OpenIdConnectOptions options)
    {
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.CallbackPath = SignInPath;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.TokenValidationParameters.NameClaimType = "name";

        // The handler removes it by default; together with "sub" it identifies a person.
        options.ClaimActions.Remove("iss");
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                // A program can use neither a sign-in page nor the cookies of the redirect to it.
                context.Response.Headers.Remove("Set-Cookie");
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.HandleResponse();
            }

            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.HandleResponse();
            return context.Response.WriteAsync("The sign-in did not succeed. Open the portal again.", context.HttpContext.RequestAborted);
        };
    }
}
