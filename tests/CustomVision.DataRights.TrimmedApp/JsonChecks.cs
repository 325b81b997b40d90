using CustomVision.DataRights.TestSupport.Doubles;
using Microsoft.Extensions.DependencyInjection;
using static CustomVision.DataRights.TrimmedApp.Checks;

namespace CustomVision.DataRights.TrimmedApp;

internal static class JsonChecks
{
    public static async Task RunAsync()
    {
        const string Project = """
            [{"id":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","name":"P","description":null,"status":"Hibernating","created":"2020-11-06T16:37:26.266Z",
              "settings":{"domainId":"ee85a74c-405e-4adc-bb47-ffa8ca0c9f31","classificationType":null,"targetExportPlatforms":["IVS"],"future":[1]},
              "somethingNew":{"a":[true,null,1.50]}}]
            """;
        var services = new ServiceCollection();
        services
            .AddCustomVisionDataExport(options =>
            {
                options.Endpoint = new Uri("https://contoso.cognitiveservices.azure.com/");
                options.TrainingKey = "key";
            })
            .TrainingClient.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(_ => StubHandler.Json(Project)));
        await using var provider = services.BuildServiceProvider();

        var project = (await provider.GetRequiredService<IUserDataExporter>().ExportProjectsAsync())[0];

        Require(project.Status == "Hibernating", "an unknown value is kept");
        Require(project.AdditionalData?["somethingNew"].GetProperty("a")[2].GetRawText() == "1.50", "an unknown member is kept as it came");
        Require(project.Settings?.AdditionalData?.ContainsKey("future") == true, "an unknown member further down is kept");
    }
}
