using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Tests.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>The client of Resource Manager as a host gets it, with a stub in place of the network.</summary>
internal sealed class ResourceManagerRig : IDisposable
{
    public const string Account =
        "/subscriptions/4c51dbdc-9a63-4a3c-b4b5-4ad5f5d8e7a1/resourceGroups/people/providers/Microsoft.CognitiveServices/accounts/contoso";

    private readonly ServiceProvider _provider;

    public ResourceManagerRig(
        StubHandler handler,
        TestClock? time = null,
        Action<DataRightsOptions>? configure = null,
        Action<IServiceCollection>? services = null
    )
    {
        Time = time ?? new TestClock { DelaysPassAtOnce = true };
        Handler = handler;
        Credential = new StubCredential(Time);
        _provider = new HostSetup(new Uri("https://contoso.cognitiveservices.azure.com/"), TrainingRig.Key)
        {
            Time = Time,
            Configure = configure,
            Clients = builder => builder
                .UseAzureAccount(Account, Credential)
                .Services.AddHttpClient(ResourceManagerPipeline.ClientName(""))
                .ConfigurePrimaryHttpMessageHandler(() => handler),
            Services = services,
        }.Build();
        Client = _provider.GetRequiredKeyedService<ResourceManagerClient>(ResourceManagerPipeline.ClientName(""));
    }

    public TestClock Time { get; }

    public StubHandler Handler { get; }

    public StubCredential Credential { get; }

    public ResourceManagerClient Client { get; }

    public IAccountManager Accounts => _provider.GetRequiredService<IAccountManager>();

    public IAccountReader Reader => _provider.GetRequiredService<IAccountReader>();

    public static ResourceManagerCall Get { get; } = ResourceManagerCall.Get("Accounts_Get", Account, "2024-10-01");

    public static ResourceManagerCall Delete { get; } = ResourceManagerCall.Delete("Accounts_Delete", Account, "2024-10-01");

    public void Dispose() => _provider.Dispose();
}
