using CustomVision.DataRights;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataRights;

/// <summary>The library, registered for one resource.</summary>
internal sealed class Session : IDisposable
{
    public const string EndpointVariable = "CUSTOMVISION_ENDPOINT";
    public const string KeyVariable = "CUSTOMVISION_TRAINING_KEY";

    private readonly IHost _host;

    private Session(Uri endpoint, string key, double? requestsPerSecond)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddCustomVisionDataRights(options =>
        {
            options.Endpoint = endpoint;
            options.TrainingKey = key;
            options.RequestsPerSecond = requestsPerSecond ?? options.RequestsPerSecond;
        });
        _host = builder.Build();
    }

    public IUserDataManager Manager => _host.Services.GetRequiredService<IUserDataManager>();

    /// <summary>Opens the resource that the environment names: a key on the command line would stand in the shell's history.</summary>
    public static Session FromEnvironment(double? requestsPerSecond = null)
    {
        var endpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        var key = Environment.GetEnvironmentVariable(KeyVariable);
        if (string.IsNullOrWhiteSpace(endpoint) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
        {
            throw new UsageException($"Set the environment variable {EndpointVariable} to the endpoint of the training resource, for example https://contoso.cognitiveservices.azure.com/.");
        }

        if (string.IsNullOrWhiteSpace(key))
        {
            throw new UsageException($"Set the environment variable {KeyVariable} to a key of the training resource (Azure portal, Keys and Endpoint).");
        }

        return new Session(uri, key, requestsPerSecond);
    }

    /// <summary>Opens an emulator, which needs no patience.</summary>
    public static Session ForEmulator(Uri endpoint, string key) => new(endpoint, key, requestsPerSecond: 0);

    public void Dispose() => _host.Dispose();
}
