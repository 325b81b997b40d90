using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.TestSupport.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.TestSupport.Hosting;

/// <summary>
/// Registers the library as a host does, for all test rigs: an endpoint and its key, no rate limit, and a test's clock, log, options and
/// handlers.
/// </summary>
internal sealed class HostSetup(Uri endpoint, string? trainingKey)
{
    public HostSetup(TrainingEmulator emulator)
        : this(emulator.Endpoint, emulator.TrainingKey)
    {
    }

    public bool IsReadOnly { get; init; }

    /// <summary>Registers the exporter as well, with its own HTTP pipeline.</summary>
    public bool AddsExporter { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Receives all log entries, of every level.</summary>
    public ILoggerProvider? Log { get; init; }

    public Action<DataRightsOptions>? Configure { get; init; }

    /// <summary>The handler of the requests to the Training API.</summary>
    public Wire? Wire { get; init; }

    /// <summary>The handler of the requests to the storage.</summary>
    public Wire? Storage { get; init; }

    /// <summary>Configures the registration further: credentials, primary handlers, other clients.</summary>
    public Action<IDataRightsBuilder>? Clients { get; init; }

    /// <summary>Adds services after the library's own.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Time);
        if (Log is { } log)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        }

        Register(services, IsReadOnly);
        if (AddsExporter)
        {
            Register(services, isReadOnly: true);
        }

        Services?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private void Register(IServiceCollection services, bool isReadOnly)
    {
        var builder = isReadOnly ? services.AddCustomVisionDataExport(Apply) : services.AddCustomVisionDataRights(Apply);
        if (Wire is { } wire)
        {
            builder.TrainingClient.AddHttpMessageHandler(wire.NewEnd);
        }

        if (Storage is { } storage)
        {
            builder.DownloadClient.AddHttpMessageHandler(storage.NewEnd);
        }

        Clients?.Invoke(builder);
    }

    private void Apply(DataRightsOptions options)
    {
        options.Endpoint = endpoint;
        options.TrainingKey = trainingKey;
        options.RequestsPerSecond = 0;
        Configure?.Invoke(options);
    }
}
