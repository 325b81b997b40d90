using System.Net.Security;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Tests.Facade;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>The library as a host gets it, over TLS to an emulator of the test's own, with a token credential and the account.</summary>
internal sealed class AzureRig : IAsyncDisposable
{
    public const string Key = "3f9c0ba1d2e84756-azure-key";
    public const string SecondKey = "77aa0ba1d2e84756-azure-key-two";

    private readonly ServiceProvider _provider;

    private AzureRig(
        TrainingEmulator emulator,
        TimeProvider clock,
        CustomVisionRole? role,
        CustomVisionRole? managementRole,
        Action<DataRightsOptions>? configure,
        CapturedTelemetry? telemetry
    )
    {
        Emulator = emulator;
        People = emulator.Seed(PeopleAccount.Plant);
        Credential = new EmulatorCredential(emulator, role);
        ManagementCredential = new EmulatorCredential(emulator, managementRole);
        _provider = new HostSetup(emulator.Endpoint, trainingKey: null)
        {
            AddsExporter = true,
            Time = clock,
            Log = telemetry,
            Configure = options =>
            {
                options.MaxRetryAttempts = 0;
                configure?.Invoke(options);
            },
            Clients = Connect,
        }.Build();
    }

    public TrainingEmulator Emulator { get; }

    public PeopleAccount People { get; }

    public EmulatorCredential Credential { get; }

    public EmulatorCredential ManagementCredential { get; }

    public IUserDataManager Manager => _provider.GetRequiredService<IUserDataManager>();

    public IAccountManager Accounts => _provider.GetRequiredService<IAccountManager>();

    /// <summary>The reading half, from a registration that only reads.</summary>
    public IUserDataExporter Exporter => _provider.GetRequiredService<IUserDataExporter>();

    public static async Task<AzureRig> StartAsync(
        CustomVisionRole? role = null,
        CustomVisionRole? managementRole = null,
        Action<EmulatorOptions>? emulate = null,
        Action<DataRightsOptions>? configure = null,
        CapturedTelemetry? telemetry = null
    )
    {
        // Certificates and the tokens of the credentials live by the system's clock, so this one starts there.
        var clock = new TestClock(TimeProvider.System.GetUtcNow()) { DelaysPassAtOnce = true };
        var options = new EmulatorOptions
        {
            TimeProvider = clock,
            UseHttps = true,
            TrainingKey = Key,
            Credentials = new EmulatorCredentials { SecondTrainingKey = SecondKey },
        };
        emulate?.Invoke(options);
        return new AzureRig(await TrainingEmulator.StartAsync(options), clock, role, managementRole, configure, telemetry);
    }

    /// <summary>What one of the emulator's endpoints was asked.</summary>
    public IReadOnlyList<LoggedRequest> Calls(EndpointKind endpoint, string? operation = null) =>
        Emulator.Requests.Find(operation, endpoint: endpoint);

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private void Connect(IDataRightsBuilder builder)
    {
        builder
            .UseTokenCredential(Credential)
            .UseAzureAccount(
                Emulator.ResourceId,
                ManagementCredential,
                options =>
                {
                    options.Endpoint = Emulator.Endpoint;
                    options.Audience = TokenAudience.ResourceManager;
                }
            );
        foreach (
            var client in new[]
            {
                builder.TrainingClient,
                builder.DownloadClient,
                builder.Services.AddHttpClient(ResourceManagerPipeline.ClientName("")),
            }
        )
        {
            client.ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                            certificate?.GetRawCertData().AsSpan().SequenceEqual(Emulator.Certificate!.RawData) == true,
                    },
                }
            );
        }
    }
}
