using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights;

/// <inheritdoc cref="IDataRightsBuilder" />
internal sealed record DataRightsBuilder(
    string Name,
    IServiceCollection Services,
    IHttpClientBuilder TrainingClient,
    IHttpClientBuilder DownloadClient,
    bool IsReadOnly = false
) : IDataRightsBuilder;
