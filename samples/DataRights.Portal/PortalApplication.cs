using CustomVision.DataRights;
using DataRights.Portal.Access;
using DataRights.Portal.Http;
using DataRights.Portal.Jobs;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace DataRights.Portal;

/// <summary>Builds and starts the portal.</summary>
internal static class PortalApplication
{
    private const long MaxBodyBytes = 1024 * 1024;

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });

        // Its messages contain the query of the sign-in redirect, which includes the authorization code.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        configure?.Invoke(builder);
        AddServices(builder);
        var app = builder.Build();
        Use(app);
        return app;
    }

    /// <summary>Starts the portal.</summary>
    /// <exception cref="InvalidOperationException">The portal would be reachable from other machines without a public origin.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken = default)
    {
        // The options are read and checked before the folder is used.
        var options = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        await app.Services.GetRequiredService<PortalStore>().OpenAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        if (
            options.PublicOrigin is null
            && addresses.Any(address =>
                !BindingAddress.Parse(address).Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                && !(
                    System.Net.IPAddress.TryParse(BindingAddress.Parse(address).Host.Trim('[', ']'), out var ip)
                    && System.Net.IPAddress.IsLoopback(ip)
                )
            )
        )
        {
            await app.StopAsync(cancellationToken);
            throw new InvalidOperationException(
                "Set Portal:PublicOrigin to the https address of the portal. Without it, the portal listens on loopback only."
            );
        }
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsCheck>();
        services.AddCustomVisionDataRights(builder.Configuration.GetSection("CustomVision"));

        services.AddSingleton<PortalFolders>();
        services.AddDbContextFactory<PortalDbContext>(
            (provider, options) => options.UseSqlite($"Data Source={provider.GetRequiredService<PortalFolders>().Database}")
        );
        services.AddSingleton<PortalStore>();
        services.AddDataProtection().SetApplicationName("DataRights.Portal");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<PortalFolders, ILoggerFactory>(
                (options, folders, loggers) => options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folders.Keys), loggers)
            );

        services.AddSingleton<SelectionVault>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<RequestViews>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<ProgressFeed>();
        services.AddSingleton<AccessJob>();
        services.AddSingleton<ErasureJob>();
        services.AddHostedService<JobWorker>();
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping>());

        services.AddPortalAuthentication();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryFilter.Header;
            options.Cookie.Name = "portal-antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRequestLimits();
        services.AddProblemDetails();
        services.AddExceptionHandler<RefusalHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => PortalJson.Configure(options.SerializerOptions));
        services.AddOpenApi(options =>
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info = new OpenApiInfo
                    {
                        Title = "DataRights.Portal",
                        Version = "1",
                        Description = "Requests of data subjects about images in Azure Custom Vision.",
                    };
                    document.Components ??= new OpenApiComponents();
                    document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                    {
                        ["session"] = new OpenApiSecurityScheme
                        {
                            Type = SecuritySchemeType.ApiKey,
                            In = ParameterLocation.Cookie,
                            Name = "portal-session",
                            Description = "An operator's session, after OpenID Connect.",
                        },
                        ["apiKey"] = new OpenApiSecurityScheme
                        {
                            Type = SecuritySchemeType.ApiKey,
                            In = ParameterLocation.Header,
                            Name = ApiKeyHandler.Header,
                            Description = "A program: submits requests and reads their state.",
                        },
                    };
                    return Task.CompletedTask;
                }
            )
        );
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        if (app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PublicOrigin is { } origin)
        {
            // The reverse proxy terminates TLS. The redirect address for the issuer comes from the configuration, not from a header.
            app.Use(
                (context, next) =>
                {
                    (context.Request.Scheme, context.Request.Host) = (origin.Scheme, new HostString(origin.Authority));
                    return next(context);
                }
            );
        }

        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapRequests();
        app.MapDocuments();
        app.MapPage();
        app.MapOpenApi();
    }
}
