using CustomVision.DataRights.Restore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tool;

/// <summary>The restorer and the exporter of one resource. No other class of the program can create objects.</summary>
internal sealed class RestoreSession : IDisposable
{
    private readonly ServiceProvider _services;

    private RestoreSession(ResourceSettings settings, double? requestsPerSecond)
    {
        var services = new ServiceCollection();
        Register(services.AddCustomVisionRestore(Configure), settings);
        Register(services.AddCustomVisionDataExport(Configure), settings);
        _services = services.BuildServiceProvider();

        void Configure(DataRightsOptions options)
        {
            options.Endpoint = settings.Endpoint;
            options.AllowInsecureEndpoint = settings.AllowInsecureEndpoint;
            options.TrainingKey = settings.Key;
            options.RequestsPerSecond = requestsPerSecond ?? options.RequestsPerSecond;
        }
    }

    public IArchiveRestorer Restorer => _services.GetRequiredService<IArchiveRestorer>();

    public IUserDataExporter Exporter => _services.GetRequiredService<IUserDataExporter>();

    public static RestoreSession FromEnvironment(AuthMode? auth, double? requestsPerSecond) =>
        new(ResourceSettings.FromEnvironment(auth), requestsPerSecond);

    public static RestoreSession ForEmulator(Uri endpoint, string key) =>
        new(new ResourceSettings { Endpoint = endpoint, Key = key }, requestsPerSecond: 0);

    public void Dispose() => _services.Dispose();

    private static void Register(IDataRightsBuilder builder, ResourceSettings settings)
    {
        if (settings.Credential is { } credential)
        {
            builder.UseTokenCredential(credential);
        }
    }
}
