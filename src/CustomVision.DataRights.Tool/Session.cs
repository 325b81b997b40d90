using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Tool.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CustomVision.DataRights.Tool;

/// <summary>The library's services for one resource.</summary>
internal sealed class Session : IDisposable
{
    private readonly IHost _host;

    private Session(
        ResourceSettings settings,
        double? requestsPerSecond,
        ErasureSigner? signer = null,
        Action<DataRightsOptions>? downloads = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        var rights = builder.Services.AddCustomVisionDataRights(options =>
        {
            options.Endpoint = settings.Endpoint;
            options.AllowInsecureEndpoint = settings.AllowInsecureEndpoint;
            options.TrainingKey = settings.Key;
            options.RequestsPerSecond = requestsPerSecond ?? options.RequestsPerSecond;
            downloads?.Invoke(options);
        });
        if (settings.Credential is { } credential)
        {
            rights.UseTokenCredential(credential);
        }

        if (signer is not null)
        {
            builder.Services.AddSingleton(signer);
        }

        AddAccount(rights, settings);
        _host = builder.Build();
    }

    public IArchiveGroupExporter Groups => _host.Services.GetRequiredService<IArchiveGroupExporter>();

    public IUserDataManager Manager => _host.Services.GetRequiredService<IUserDataManager>();

    /// <summary>Creates a session for the resource that the environment specifies.</summary>
    public static Session FromEnvironment(
        AuthMode? auth = null,
        double? requestsPerSecond = null,
        ErasureSigner? signer = null,
        Action<DataRightsOptions>? downloads = null
    ) => new(ResourceSettings.FromEnvironment(auth), requestsPerSecond, signer, downloads);

    /// <summary>Creates a session for an emulator, without a rate limit.</summary>
    public static Session ForEmulator(Uri endpoint, string key) =>
        new(new ResourceSettings { Endpoint = endpoint, Key = key }, requestsPerSecond: 0);

    public void Dispose() => _host.Dispose();

    private static void AddAccount(IDataRightsBuilder rights, ResourceSettings settings)
    {
        if (settings is not { ResourceId: { } id, ManagerCredential: { } credential })
        {
            return;
        }

        try
        {
            rights.UseAzureAccount(
                id,
                credential,
                options =>
                {
                    options.Endpoint = settings.ManagerEndpoint ?? options.Endpoint;
                    options.AllowInsecureEndpoint = settings.AllowInsecureEndpoint;
                }
            );
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(
                fault.ParamName == "resourceId"
                    ? MessageTexts.Get("session.account", ResourceSettings.ResourceIdVariable)
                    : MessageTexts.Get("session.manager", ResourceSettings.ManagerEndpointVariable)
            );
        }
    }
}
