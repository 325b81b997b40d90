using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>
/// The code of the Azure package's README.md, compiled and run. What is between the marks is compared with the README.
/// </summary>
internal static class AzureReadmeSample
{
    public static void Register(IServiceCollection services, Uri endpoint, string resourceId, TokenCredential credential)
    {
        // <readme>
        services
            .AddCustomVisionDataRights(options => options.Endpoint = endpoint) // https://contoso.cognitiveservices.azure.com/
            .UseTokenCredential(credential)
            .UseAzureAccount(resourceId, credential); // /subscriptions/…/providers/Microsoft.CognitiveServices/accounts/contoso
        // </readme>
    }
}
