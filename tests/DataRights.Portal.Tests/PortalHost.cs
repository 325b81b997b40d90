using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator;
using DataRights.Portal.Demo;
using DataRights.Portal.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataRights.Portal.Tests;

/// <summary>A portal on a loopback socket, with an emulated resource and an issuer on sockets of their own.</summary>
public sealed class PortalHost : IAsyncLifetime
{
    public const string Key = "a-key-of-the-shop";
    public const string OtherKey = "a-key-of-the-newsletter";

    private WebApplication? _app;

    internal TrainingEmulator Emulator { get; private set; } = null!;

    internal DemoIssuer Issuer { get; private set; } = null!;

    internal TestClock Time { get; } = new(TimeProvider.System.GetUtcNow()) { DelaysPassAtOnce = true };

    internal CapturedLog Log { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("portal-tests-").FullName;

    internal Dictionary<string, string?> Settings { get; } = [];

    internal Uri Address => new(_app!.Urls.Single());

    internal IServiceProvider Services => _app!.Services;

    internal Housekeeping Housekeeping => Services.GetRequiredService<Housekeeping>();

    public async Task InitializeAsync()
    {
        Emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        Issuer = await DemoIssuer.StartAsync(["Alice Berg", "Bo Lind", "Cleo Intern"]);
        Issuer.Roles["Cleo Intern"] = "Reader";
        Settings["Portal:DataDirectory"] = Folder;
        Settings["CustomVision:Endpoint"] = Emulator.Endpoint.AbsoluteUri;
        Settings["CustomVision:TrainingKey"] = Emulator.TrainingKey;
        Settings["CustomVision:RequestsPerSecond"] = "0";
        Settings["Portal:Operators:Authority"] = Issuer.Address.AbsoluteUri;
        Settings["Portal:Operators:ClientId"] = DemoIssuer.ClientId;
        Settings["Portal:Operators:ClientSecret"] = Issuer.ClientSecret;
        Settings["Portal:ApiKeys:0:Name"] = "shop";
        Settings["Portal:ApiKeys:0:Sha256"] = Digest(Key);
        Settings["Portal:ApiKeys:1:Name"] = "newsletter";
        Settings["Portal:ApiKeys:1:Sha256"] = Digest(OtherKey);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Issuer.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal async Task StartAsync()
    {
        _app = PortalApplication.Build(
            [],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(Settings);
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
            }
        );
        await PortalApplication.StartAsync(_app);
    }

    internal async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    internal PortalClient WithKey(string key) => new(Address, key);

    internal Task<PortalClient> SignInAsync(int person) => PortalClient.SignInAsync(Address, person);

    private static string Digest(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
