using CustomVision.DataRights.Azure.Account;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>
/// Configures the named client of Azure Resource Manager: retry, then the answer's shape, the token, and the attempt's timeout.
/// </summary>
internal static class ResourceManagerPipeline
{
    private const string LogCategory = "CustomVision.DataRights.ResourceManager";

    public static string ClientName(string name) => name.Length == 0 ? LogCategory : $"{LogCategory}:{name}";

    /// <summary>Creates the client of a registration, and logs a warning if its endpoint has no TLS.</summary>
    public static ResourceManagerClient CreateClient(IServiceProvider provider, string client)
    {
        var (endpoint, logger) = (provider.GetRequiredKeyedService<AzureAccount>(client).Endpoint, Logger(provider));
        if (endpoint is { IsLoopback: false, Scheme: "http" })
        {
            TrainingLog.InsecureEndpoint(logger, "AzureAccountOptions.Endpoint");
        }

        return new(
            provider.GetRequiredService<IHttpClientFactory>(),
            client,
            endpoint,
            provider.GetRequiredService<TimeProvider>(),
            logger
        );
    }

    private static ILogger Logger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);

    /// <summary>Adds the client once. Tokens come from the keyed service with the client's name.</summary>
    public static void AddTo(IServiceCollection services, string name)
    {
        var client = ClientName(name);
        services.AddKeyedSingleton(client, (provider, _) => CreateRetryPolicy(provider, name));
        var http = services.AddHttpClient(client);

        // Removes the handlers of the host's defaults for all clients, which run before this: a resilience handler would repeat a DELETE
        // beyond our retries. Registering through the builder's services ensures that defaults that are added later still run first.
        http.Services.Configure<HttpClientFactoryOptions>(client, factory => factory.HttpMessageHandlerBuilderActions.Clear());
        http.RemoveAllLoggers()
            .RedactLoggedHeaders([BearerTokenHandler.HeaderName])
            .ConfigureHttpClient(one => one.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddPolicyHandler((provider, request) => provider.GetRequiredKeyedService<RetryPolicy>(client).ForRepeatable(request));
        services.PostConfigure<HttpClientFactoryOptions>(
            client,
            factory =>
                factory.HttpMessageHandlerBuilderActions.Add(builder =>
                {
                    var endpoint = builder.Services.GetRequiredKeyedService<AzureAccount>(client).Endpoint;
                    var (timeouts, time) = (Options(builder.Services, name).Timeouts, builder.Services.GetRequiredService<TimeProvider>());
                    builder.AdditionalHandlers.Add(new AnswerShapeHandler(BodyRateLimit.Of(timeouts), time));
                    builder.AdditionalHandlers.Add(
                        new BearerTokenHandler(
                            builder.Services.GetRequiredKeyedService<IAccessTokens>(client),
                            () => endpoint,
                            turn: null,
                            timeouts.Attempt,
                            time
                        )
                    );
                    builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(timeouts.Attempt, time));
                    PrimaryHandlerRules.Apply(builder.PrimaryHandler);
                })
        );
    }

    private static DataRightsOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>().Get(name);

    private static RetryPolicy CreateRetryPolicy(IServiceProvider provider, string name)
    {
        var options = Options(provider, name);
        return new RetryPolicy(
            options.MaxRetryAttempts,
            options.Timeouts.MaxRetryDelay,
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider)
        );
    }
}
