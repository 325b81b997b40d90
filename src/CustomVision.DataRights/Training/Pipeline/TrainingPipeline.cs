using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Puts the two named clients together.</summary>
internal static class TrainingPipeline
{
    private const string LogCategory = "CustomVision.DataRights.Training";

    public static void AddTo(IServiceCollection services, DataRightsRegistration registration)
    {
        AddClient(services, registration.TrainingClientName, (builder, parts) =>
        {
            var options = parts.Options(registration);
            var timeouts = options.Timeouts;
            builder.AdditionalHandlers.Insert(0, new ResilienceHandler(options.MaxRetryAttempts, timeouts, parts.Time, parts.Logger));
            if (registration.IsReadOnly)
            {
                builder.AdditionalHandlers.Add(new ReadOnlyHandler());
            }

            var lane = builder.Services.GetRequiredKeyedService<TrainingLane>(registration.Name);
            builder.AdditionalHandlers.Add(new TrainingLaneHandler(lane, timeouts, parts.Time, parts.Logger));
            builder.AdditionalHandlers.Add(new TrainingKeyHandler(() => parts.Options(registration)));
            builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(timeouts.Attempt, parts.Time));
        });
        AddClient(services, registration.DownloadClientName, (builder, parts) =>
        {
            var options = parts.Options(registration);
            var attempts = options.Downloads.MaxRetryAttempts;
            builder.AdditionalHandlers.Insert(0, new ResilienceHandler(attempts, options.Timeouts, parts.Time, parts.Logger));
            builder.AdditionalHandlers.Add(new KeylessHandler());
            builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(options.Timeouts.Attempt, parts.Time));
        });
    }

    private static void AddClient(IServiceCollection services, string name, Action<HttpMessageHandlerBuilder, Parts> addHandlers)
    {
        // The factory's own loggers write URLs and headers: ours write operations.
        services.AddHttpClient(name)
            .RemoveAllLoggers()
            .RedactLoggedHeaders([TrainingKeyHandler.HeaderName])
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        // After everything that the host configures, so that lane and key stand innermost whatever it adds.
        services.PostConfigure<HttpClientFactoryOptions>(name, factory => factory.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            addHandlers(builder, Parts.Of(builder.Services));
            PrimaryHandlerRules.Apply(builder.PrimaryHandler);
        }));
    }

    private sealed record Parts(IOptionsMonitor<DataRightsOptions> Monitor, TimeProvider Time, ILogger Logger)
    {
        public static Parts Of(IServiceProvider provider) => new(
            provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory));

        public DataRightsOptions Options(DataRightsRegistration registration) => Monitor.Get(registration.OptionsName);
    }
}
