using Azure.Core;
using CustomVision.DataRights.Account;
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
    /// <summary>The audience of tokens for the Training API in the public cloud.</summary>
    private const string PublicAudience = "https://cognitiveservices.azure.com";

    /// <summary>
    /// Authenticates every Training call with a bearer token instead of the key. Applies to the export and the erasure of a resource.
    /// </summary>
    /// <remarks>
    /// The endpoint must be the resource's custom subdomain, and no <c>TrainingKey</c> may be set. Tokens are cached and renewed before
    /// they expire. A claims challenge is answered once with a new token. No token is sent to a storage host, logged, or written to an
    /// archive.
    /// </remarks>
    /// <param name="builder">The registration.</param>
    /// <param name="credential">
    /// The identity. It needs a Custom Vision role on the resource, such as Cognitive Services Custom Vision Reader.
    /// </param>
    /// <param name="audience">
    /// The audience of the tokens. By default <c>https://cognitiveservices.azure.com</c>; sovereign clouds have others.
    /// </param>
    /// <returns>The registration.</returns>
    public static IDataRightsBuilder UseTokenCredential(
        this IDataRightsBuilder builder,
        TokenCredential credential,
        string? audience = null
    )
    {
        ArgumentNullException.ThrowIfNull(credential);
        return builder.UseTokenCredential(_ => credential, audience);
    }

    /// <inheritdoc cref="UseTokenCredential(IDataRightsBuilder, TokenCredential, string)" />
    /// <param name="builder">The registration.</param>
    /// <param name="createCredential">Gets the identity from the host's services. It needs a Custom Vision role on the resource.</param>
    /// <param name="audience">
    /// The audience of the tokens. By default <c>https://cognitiveservices.azure.com</c>; sovereign clouds have others.
    /// </param>
    public static IDataRightsBuilder UseTokenCredential(
        this IDataRightsBuilder builder,
        Func<IServiceProvider, TokenCredential> createCredential,
        string? audience = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(createCredential);
        audience ??= PublicAudience;
        ArgumentException.ThrowIfNullOrWhiteSpace(audience);
        builder.Services.RemoveAllKeyed<IAccessTokens>(builder.Name);
        builder.Services.AddKeyedSingleton<IAccessTokens>(
            builder.Name,
            (provider, _) => new CachedTokens(createCredential(provider), audience, provider.GetRequiredService<TimeProvider>())
        );
        builder.Services.Configure<DataRightsOptions>(builder.Name, options => options.TokenAudience = audience);
        return builder;
    }

    /// <summary>Adds the export and deletion of the account through Azure Resource Manager.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="resourceId">
    /// The id of the account, <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.
    /// </param>
    /// <param name="credential">The identity. It needs a role on the account, such as Reader.</param>
    /// <param name="configure">Sets the options, such as the endpoint of a sovereign cloud.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">
    /// The resource id is not that of a Cognitive Services account, or the endpoint is not an https origin.
    /// </exception>
    public static IDataRightsBuilder UseAzureAccount(
        this IDataRightsBuilder builder,
        string resourceId,
        TokenCredential credential,
        Action<AzureAccountOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(credential);
        return builder.UseAzureAccount(resourceId, _ => credential, configure);
    }

    /// <inheritdoc cref="UseAzureAccount(IDataRightsBuilder, string, TokenCredential, Action{AzureAccountOptions})" />
    /// <param name="builder">The registration.</param>
    /// <param name="resourceId">
    /// The id of the account, <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.
    /// </param>
    /// <param name="createCredential">Gets the identity from the host's services. It needs a role on the account, such as Reader.</param>
    /// <param name="configure">Sets the options, such as the endpoint of a sovereign cloud.</param>
    public static IDataRightsBuilder UseAzureAccount(
        this IDataRightsBuilder builder,
        string resourceId,
        Func<IServiceProvider, TokenCredential> createCredential,
        Action<AzureAccountOptions>? configure = null
    )
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

        // As with every option, the last call wins.
        builder.Services.RemoveAllKeyed<AzureAccount>(client);
        builder.Services.AddKeyedSingleton(client, new AzureAccount(id, options.Endpoint));
        builder.Services.RemoveAllKeyed<IAccessTokens>(client);
        builder.Services.AddKeyedSingleton<IAccessTokens>(
            client,
            (provider, _) =>
                new CachedTokens(
                    createCredential(provider),
                    options.Audience ?? options.Endpoint.GetLeftPart(UriPartial.Authority),
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        builder.Services.TryAddKeyedSingleton(client, (provider, _) => ResourceManagerPipeline.CreateClient(provider, client));
        AddAccount(builder, client);
        return builder;
    }

    private static void AddAccount(IDataRightsBuilder builder, string client)
    {
        Add<IAccountReader>(
            builder,
            provider => new AzureAccountReader(Client(provider), provider.GetRequiredKeyedService<AzureAccount>(client).Id)
        );

        // A read-only registration gets no service that can delete.
        if (builder is not DataRightsBuilder { IsReadOnly: true })
        {
            Add<IAccountManager>(
                builder,
                provider => new AzureAccountManager(Client(provider), provider.GetRequiredKeyedService<AzureAccount>(client))
            );
        }

        ResourceManagerClient Client(IServiceProvider provider) => provider.GetRequiredKeyedService<ResourceManagerClient>(client);
    }

    private static void Add<T>(IDataRightsBuilder builder, Func<IServiceProvider, T> create)
        where T : class
    {
        if (builder.Name.Length == 0)
        {
            builder.Services.TryAddSingleton(create);
        }
        else
        {
            builder.Services.TryAddKeyedSingleton(builder.Name, (provider, _) => create(provider));
        }
    }
}
