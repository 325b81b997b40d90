using CustomVision.DataRights.Training.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Registers the two named HTTP clients, each with its chain of handlers.</summary>
internal static class TrainingPipeline
{
    private const string LogCategory = "CustomVision.DataRights.Training";

    public static void AddTo(IServiceCollection services, DataRightsRegistration registration)
    {
        AddClient(
            services,
            registration,
            registration.TrainingClientName,
            options => options.MaxRetryAttempts,
            (builder, parts) =>
            {
                var timeouts = parts.Options(registration).Timeouts;
                if (registration.IsReadOnly)
                {
                    builder.AdditionalHandlers.Add(new ReadOnlyHandler());
                }

                var throttle = builder.Services.GetRequiredKeyedService<TrainingThrottle>(registration.Name);
                builder.AdditionalHandlers.Add(new TrainingThrottleHandler(throttle, timeouts, parts.Time, parts.Logger));
                builder.AdditionalHandlers.Add(
                    builder.Services.GetKeyedService<IAccessTokens>(registration.Name) is { } tokens
                        ? new BearerTokenHandler(
                            tokens,
                            () => parts.Options(registration).Endpoint,
                            throttle.TakeAsync,
                            timeouts.Attempt,
                            parts.Time
                        )
                        : new TrainingKeyHandler(() => parts.Options(registration))
                );
                builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(timeouts.Attempt, parts.Time));
            }
        );
        AddClient(
            services,
            registration,
            registration.DownloadClientName,
            options => options.Downloads.MaxRetryAttempts,
            (builder, parts) =>
            {
                var rules = new LinkRules(() => parts.Options(registration), builder.Services.GetRequiredService<ResolveHost>());
                builder.AdditionalHandlers.Add(new CredentialGuardHandler());
                builder.AdditionalHandlers.Add(new LinkHandler(rules));
                builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(parts.Options(registration).Timeouts.Attempt, parts.Time));
                LinkConnector.Apply(builder.PrimaryHandler, rules);
            }
        );
    }

    private static void AddClient(
        IServiceCollection services,
        DataRightsRegistration registration,
        string name,
        Func<DataRightsOptions, int> maxRetryAttempts,
        Action<HttpMessageHandlerBuilder, Parts> addInnermost
    )
    {
        services.AddKeyedSingleton(name, (provider, _) => CreateRetryPolicy(Parts.Of(provider), registration, maxRetryAttempts));

        var client = services.AddHttpClient(name);

        // The defaults that a host sets for all clients run before the configuration of a named client. Their handlers are unsuitable here:
        // a resilience handler would count the time in our rate limiter's queue as the service's, and would repeat a DELETE beyond our own
        // retries. Registered through the builder's services, so that defaults added later also run before this.
        client.Services.Configure<HttpClientFactoryOptions>(name, factory => factory.HttpMessageHandlerBuilderActions.Clear());

        // The factory's own loggers write URLs and headers; ours write only operations.
        client
            .RemoveAllLoggers()
            .RedactLoggedHeaders([TrainingKeyHandler.HeaderName, BearerTokenHandler.HeaderName])
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddPolicyHandler((provider, request) => provider.GetRequiredKeyedService<RetryPolicy>(name).For(request))
            .AddHttpMessageHandler(provider =>
            {
                var parts = Parts.Of(provider);
                return new AnswerBodyHandler(BodyRateLimit.Of(parts.Options(registration).Timeouts), parts.Time);
            });

        // Runs after everything that the host configures on its builder, so that the rate limiter and the key are innermost. Only a host's
        // IHttpMessageHandlerBuilderFilter can still add handlers inside them.
        services.PostConfigure<HttpClientFactoryOptions>(
            name,
            factory =>
                factory.HttpMessageHandlerBuilderActions.Add(builder =>
                {
                    addInnermost(builder, Parts.Of(builder.Services));
                    PrimaryHandlerRules.Apply(builder.PrimaryHandler);
                })
        );
    }

    private static RetryPolicy CreateRetryPolicy(
        Parts parts,
        DataRightsRegistration registration,
        Func<DataRightsOptions, int> maxRetryAttempts
    )
    {
        var options = parts.Options(registration);
        return new RetryPolicy(maxRetryAttempts(options), options.Timeouts.MaxRetryDelay, parts.Time, parts.Logger);
    }

    private sealed record Parts(IOptionsMonitor<DataRightsOptions> Monitor, TimeProvider Time, ILogger Logger)
    {
        public static Parts Of(IServiceProvider provider) =>
            new(
                provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory)
            );

        public DataRightsOptions Options(DataRightsRegistration registration) => Monitor.Get(registration.OptionsName);
    }
}
