using CustomVision.DataRights.Azure.Account;
using CustomVision.DataRights.Telemetry;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>Puts the named client of Azure Resource Manager together: retry, then the answer's shape, the token, and the attempt's timeout.</summary>
internal static class ResourceManagerPipeline
{
    private const string LogCategory = "CustomVision.DataRights.ResourceManager";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    public static string ClientName(string name) => name.Length == 0 ? LogCategory : $"{LogCategory}:{name}";

    public static ILogger Logger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);

    /// <summary>Adds the client once; tokens are the keyed service under the client's name.</summary>
    public static void AddTo(IServiceCollection services, string name)
    {
        var client = ClientName(name);
        services.AddKeyedSingleton(client, (provider, _) => RetryPolicy(Options(provider, name), provider));
        services.AddHttpClient(client)
            .RemoveAllLoggers()
            .RedactLoggedHeaders([BearerTokenHandler.HeaderName])
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddPolicyHandler((provider, _) => provider.GetRequiredKeyedService<IAsyncPolicy<HttpResponseMessage>>(client));
        services.PostConfigure<HttpClientFactoryOptions>(client, factory => factory.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            var endpoint = builder.Services.GetRequiredKeyedService<AzureAccount>(client).Endpoint;
            var (timeouts, time) = (Options(builder.Services, name).Timeouts, builder.Services.GetRequiredService<TimeProvider>());
            builder.AdditionalHandlers.Add(new AnswerShapeHandler(timeouts.IdleBody, time));
            builder.AdditionalHandlers.Add(new BearerTokenHandler(
                builder.Services.GetRequiredKeyedService<IAccessTokens>(client), () => endpoint, turn: null, timeouts.Attempt, time));
            builder.AdditionalHandlers.Add(new AttemptTimeoutHandler(timeouts.Attempt, time));
            PrimaryHandlerRules.Apply(builder.PrimaryHandler);
        }));
    }

    private static DataRightsOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>().Get(name);

    private static IAsyncPolicy<HttpResponseMessage> RetryPolicy(DataRightsOptions options, IServiceProvider provider)
    {
        if (options.MaxRetryAttempts == 0)
        {
            return Policy.NoOpAsync<HttpResponseMessage>();
        }

        var (longest, time, logger) = (options.Timeouts.MaxRetryDelay, provider.GetRequiredService<TimeProvider>(), Logger(provider));
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetryAttempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay < longest ? FirstDelay : longest,
                MaxDelay = longest,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: { } error } => RetryRules.MayPass(error),
                    { Result: { } response } => RetryRules.MayPass(response.StatusCode),
                    _ => false,
                }),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response && RetryAfter.Of(response, time.GetUtcNow()) is { } asked
                        ? (asked < longest ? asked : longest)
                        : (TimeSpan?)null),
                OnRetry = arguments =>
                {
                    var (operation, status) = (arguments.Context.OperationKey ?? "Request", (int?)arguments.Outcome.Result?.StatusCode);
                    TrainingTelemetry.Retrying(new TrainingCall(operation, AnswerKind.Json), status);
                    TrainingLog.Retrying(logger, operation, arguments.AttemptNumber + 1, status, arguments.Outcome.Exception?.GetType().Name, arguments.RetryDelay);
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build()
            .AsAsyncPolicy();
    }
}
