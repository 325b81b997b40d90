using Azure.Core;
using CustomVision.DataRights.Azure.Account;
using CustomVision.DataRights.Azure.Identity;
using CustomVision.DataRights.Azure.ResourceManager;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomVision.DataRights;

/// <summary>Adds Entra ID and Azure Resource Manager to a registration.</summary>
public static class AzureDataRightsBuilderExtensions
{
    /// <summary>Makes the account itself readable through Azure Resource Manager.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="resourceId">The id of the account, <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.</param>
    /// <param name="credential">The identity. It needs a role on the account, such as Reader.</param>
    /// <param name="configure">Names another Azure Resource Manager, for a sovereign cloud.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The resource id is not that of a Cognitive Services account, or the endpoint is not an https origin.</exception>
    public static IDataRightsBuilder UseAzureAccount(
        this IDataRightsBuilder builder, string resourceId, TokenCredential credential, Action<AzureAccountOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return builder.UseAzureAccount(resourceId, _ => credential, configure);
    }

    /// <inheritdoc cref="UseAzureAccount(IDataRightsBuilder, string, TokenCredential, Action{AzureAccountOptions})" />
    /// <param name="builder">The registration.</param>
    /// <param name="resourceId">The id of the account, <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.</param>
    /// <param name="createCredential">Gets the identity from the host's services. It needs a role on the account, such as Reader.</param>
    /// <param name="configure">Names another Azure Resource Manager, for a sovereign cloud.</param>
    public static IDataRightsBuilder UseAzureAccount(
        this IDataRightsBuilder builder,
        string resourceId,
        Func<IServiceProvider, TokenCredential> createCredential,
        Action<AzureAccountOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(createCredential);
        var id = AccountResourceId.Parse(resourceId);
        var options = new AzureAccountOptions();
        configure?.Invoke(options);
        AzureAccountOptionsCheck.EnsureValid(options);

        var client = ResourceManagerPipeline.ClientName(builder.Name);
        if (builder.Services.All(service => service.ServiceType != typeof(ResourceManagerClient) || !client.Equals(service.ServiceKey)))
        {
            ResourceManagerPipeline.AddTo(builder.Services, builder.Name);
        }

        // The last call counts, as with every option.
        builder.Services.RemoveAllKeyed<AzureAccount>(client);
        builder.Services.AddKeyedSingleton(client, new AzureAccount(id, options.Endpoint));
        builder.Services.RemoveAllKeyed<IAccessTokens>(client);
        builder.Services.AddKeyedSingleton<IAccessTokens>(client, (provider, _) => new CachedTokens(
            createCredential(provider), options.Audience ?? options.Endpoint.GetLeftPart(UriPartial.Authority), provider.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddKeyedSingleton(client, (provider, _) => new ResourceManagerClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            client,
            provider.GetRequiredKeyedService<AzureAccount>(client).Endpoint,
            provider.GetRequiredService<TimeProvider>(),
            ResourceManagerPipeline.Logger(provider)));
        return builder;
    }
}
