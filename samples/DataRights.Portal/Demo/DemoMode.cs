using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator;

namespace DataRights.Portal.Demo;

/// <summary>
/// <c>--demo</c>: the portal with an emulated Custom Vision resource and an issuer with two operators, all inside this program and on
/// loopback.
/// </summary>
internal static class DemoMode
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    public static async Task RunAsync(string[] args)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var issuer = await DemoIssuer.StartAsync(["Alice Berg", "Bo Lind"]);
        var folder = Directory.CreateTempSubdirectory("datarights-portal-").FullName;
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var app = PortalApplication.Build(
            args,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["CustomVision:Endpoint"] = emulator.Endpoint.AbsoluteUri,
                        ["CustomVision:TrainingKey"] = emulator.TrainingKey,
                        ["Portal:DataDirectory"] = folder,
                        ["Portal:Operators:Authority"] = issuer.Address.AbsoluteUri,
                        ["Portal:Operators:ClientId"] = DemoIssuer.ClientId,
                        ["Portal:Operators:ClientSecret"] = issuer.ClientSecret,
                        ["Portal:ApiKeys:0:Name"] = "demo",
                        ["Portal:ApiKeys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
                    }
                );
                if (builder.Configuration["urls"] is null)
                {
                    builder.WebHost.UseUrls(DefaultAddress);
                }
            }
        );
        await using (app)
        {
            await PortalApplication.StartAsync(app);
            await Console.Out.WriteLineAsync(
                $"""

                The portal is at {app.Urls.First()}. Sign in as Alice Berg, submit an erasure for the tag "Anna Larsen"
                with models "Retrain"; then sign out, sign in as Bo Lind, and approve its plan.
                Its data is in {folder}. A program submits with the header X-Api-Key: {key}
                The demo's issuer asks for no password. It listens on loopback and ends with this program.

                """
            );
            await app.WaitForShutdownAsync();
        }
    }
}
