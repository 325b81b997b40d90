using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CustomVision.DataRights.TrimmedApp.Checks;

namespace CustomVision.DataRights.TrimmedApp;

internal static class RegistrationChecks
{
    public static async Task RunAsync()
    {
        await using var good = Provider(
            new Dictionary<string, string?>
            {
                ["CustomVision:Endpoint"] = "https://contoso.cognitiveservices.azure.com/",
                ["CustomVision:TrainingKey"] = "key",
                ["CustomVision:Timeouts:Attempt"] = "00:00:07",
                ["CustomVision:Downloads:MaxConcurrency"] = "3",
            }
        );
        var options = good.GetRequiredService<IOptionsMonitor<DataRightsOptions>>().CurrentValue;
        Require(options.Timeouts.Attempt == TimeSpan.FromSeconds(7) && options.Downloads.MaxConcurrency == 3, "nested settings are bound");
        Require(good.GetService<IUserDataManager>() is not null, "the facade is registered");

        await using var bad = Provider(new Dictionary<string, string?> { ["CustomVision:Downloads:MaxConcurrency"] = "0" });
        try
        {
            bad.GetRequiredService<IStartupValidator>().Validate();
            Require(false, "wrong settings are refused");
        }
        catch (OptionsValidationException fault)
        {
            var text = string.Join('\n', fault.Failures);
            foreach (var setting in new[] { "CustomVision:Endpoint", "CustomVision:TrainingKey", "CustomVision:Downloads:MaxConcurrency" })
            {
                Require(text.Contains(setting, StringComparison.Ordinal), $"the refusal names {setting}");
            }
        }
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(configuration.GetSection("CustomVision"));
        return services.BuildServiceProvider();
    }
}
