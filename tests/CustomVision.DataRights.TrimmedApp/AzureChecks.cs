using Azure.Core;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;
using Microsoft.Extensions.DependencyInjection;
using static CustomVision.DataRights.TrimmedApp.Checks;

namespace CustomVision.DataRights.TrimmedApp;

internal static class AzureChecks
{
    public static async Task RunAsync()
    {
        var settings = new EmulatorOptions { Seed = EmulatorSeed.Demo };
        settings.Resource.Tags["team"] = "intake";
        await using var emulator = await TrainingEmulator.StartAsync(settings);
        var credential = DelegatedTokenCredential.Create(
            (context, _) =>
                new AccessToken(
                    emulator.IssueToken(context.Scopes[0].Replace("/.default", "", StringComparison.Ordinal)),
                    DateTimeOffset.MaxValue
                )
        );
        var services = new ServiceCollection();
        services
            .AddCustomVisionDataExport(options => (options.Endpoint, options.RequestsPerSecond) = (emulator.Endpoint, 0))
            .UseTokenCredential(credential)
            .UseAzureAccount(
                emulator.ResourceId,
                credential,
                options => (options.Endpoint, options.Audience) = (emulator.Endpoint, TokenAudience.ResourceManager)
            );
        await using var provider = services.BuildServiceProvider();
        var exporter = provider.GetRequiredService<IUserDataExporter>();

        Require((await exporter.ExportProjectsAsync()).Count == emulator.Account.Projects.Count, "all projects are listed with a token");

        var account = (await exporter.ExportAccountInfoAsync()).Account;
        Require(account?.Keys?.TrainingKeys?.PrimaryKey?.Reveal() == emulator.TrainingKey, "the keys are read");
        Require(
            account?.Resource is { Kind: "CustomVision.Training", Usages.Count: > 0, NetworkRules.DefaultAction: "Allow" },
            "the resource is read"
        );
        Require(
            account?.Resource?.Tags["team"] == "intake" && account.Resource.AdditionalData.ContainsKey("systemData"),
            "tags and unknown members are kept"
        );
    }
}
