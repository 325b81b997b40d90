using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Registers the library with a host.</summary>
public static class DataRightsServiceCollectionExtensions
{
    // The configuration key that development builds used. If it were ignored, objects under a legal hold could be deleted.
    private const string FormerLegalHolds = "Erasure:LegalHolds";

    /// <summary>
    /// Registers <c>IUserDataManager</c>, <c>IUserDataExporter</c> and <c>IUserDataEraser</c> for the only Custom Vision resource of the
    /// host.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionDataRights(this IServiceCollection services, IConfigurationSection configuration) =>
        services.AddCustomVisionDataRights(Options.DefaultName, configuration);

    /// <inheritdoc cref="AddCustomVisionDataRights(IServiceCollection, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionDataRights(this IServiceCollection services, Action<DataRightsOptions> configure) =>
        services.AddCustomVisionDataRights(Options.DefaultName, configure);

    /// <summary>
    /// Registers <c>IUserDataManager</c>, <c>IUserDataExporter</c> and <c>IUserDataEraser</c> for one of several resources, as keyed
    /// services.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the services.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionDataRights(
        this IServiceCollection services,
        string name,
        IConfigurationSection configuration
    ) => Add(services, Registration(name, isReadOnly: false), configuration);

    /// <inheritdoc cref="AddCustomVisionDataRights(IServiceCollection, string, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the services.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionDataRights(
        this IServiceCollection services,
        string name,
        Action<DataRightsOptions> configure
    ) => Add(services, Registration(name, isReadOnly: false), configure);

    /// <summary>
    /// Registers only <c>IUserDataExporter</c>, with a pipeline that rejects every request that could change the service.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionDataExport(this IServiceCollection services, IConfigurationSection configuration) =>
        services.AddCustomVisionDataExport(Options.DefaultName, configuration);

    /// <inheritdoc cref="AddCustomVisionDataExport(IServiceCollection, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionDataExport(this IServiceCollection services, Action<DataRightsOptions> configure) =>
        services.AddCustomVisionDataExport(Options.DefaultName, configure);

    /// <summary>
    /// Registers only <c>IUserDataExporter</c> for one of several resources, as a keyed service, with a pipeline that rejects every request
    /// that could change the service.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the service.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionDataExport(
        this IServiceCollection services,
        string name,
        IConfigurationSection configuration
    ) => Add(services, Registration(name, isReadOnly: true), configuration);

    /// <inheritdoc cref="AddCustomVisionDataExport(IServiceCollection, string, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the service.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionDataExport(
        this IServiceCollection services,
        string name,
        Action<DataRightsOptions> configure
    ) => Add(services, Registration(name, isReadOnly: true), configure);

    /// <summary>
    /// Registers only <see cref="Restore.IArchiveRestorer"/>, for the target resource of restores. Its client creates objects and never
    /// deletes any.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionRestore(this IServiceCollection services, IConfigurationSection configuration) =>
        services.AddCustomVisionRestore(Options.DefaultName, configuration);

    /// <inheritdoc cref="AddCustomVisionRestore(IServiceCollection, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionRestore(this IServiceCollection services, Action<DataRightsOptions> configure) =>
        services.AddCustomVisionRestore(Options.DefaultName, configure);

    /// <summary>Registers only <see cref="Restore.IArchiveRestorer"/> for one of several resources, as a keyed service.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the service.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c> and <c>TrainingKey</c>.
    /// </param>
    public static IDataRightsBuilder AddCustomVisionRestore(
        this IServiceCollection services,
        string name,
        IConfigurationSection configuration
    ) => Add(services, Registration(name, isReadOnly: false, creates: true), configuration);

    /// <inheritdoc cref="AddCustomVisionRestore(IServiceCollection, string, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="name">The host's name for the resource: the key of the service.</param>
    /// <param name="configure">Sets the options, at least the endpoint and the key.</param>
    public static IDataRightsBuilder AddCustomVisionRestore(
        this IServiceCollection services,
        string name,
        Action<DataRightsOptions> configure
    ) => Add(services, Registration(name, isReadOnly: false, creates: true), configure);

    /// <summary>
    /// Registers only <see cref="Export.Units.IExportUnitRunner"/>, for a worker in an export that is distributed over several machines. It
    /// downloads from the links in its units and needs no credential for the resource.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">A section with the members of <see cref="DataRightsOptions"/>, at least <c>Endpoint</c>.</param>
    public static IDataRightsBuilder AddCustomVisionExportWorker(this IServiceCollection services, IConfigurationSection configuration) =>
        Add(services, WorkerRegistration(), configuration);

    /// <inheritdoc cref="AddCustomVisionExportWorker(IServiceCollection, IConfigurationSection)" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the endpoint.</param>
    public static IDataRightsBuilder AddCustomVisionExportWorker(this IServiceCollection services, Action<DataRightsOptions> configure) =>
        Add(services, WorkerRegistration(), configure);

    private static DataRightsRegistration WorkerRegistration() => new(Options.DefaultName, IsReadOnly: true, OnlyDownloads: true);

    private static DataRightsRegistration Registration(string name, bool isReadOnly, bool creates = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DataRightsRegistration(name, isReadOnly, creates);
    }

    private static DataRightsBuilder Add(
        IServiceCollection services,
        DataRightsRegistration registration,
        IConfigurationSection configuration
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        var options = services
            .AddOptions<DataRightsOptions>(registration.OptionsName)
            .Bind(configuration)
            .Validate(
                _ => !configuration.GetSection(FormerLegalHolds).Exists(),
                $"{configuration.Path}:{FormerLegalHolds} is no longer read, and its ids would not be protected. Move them to "
                    + $"{configuration.Path}:{nameof(DataRightsOptions.LegalHolds)}."
            );
        return DataRightsServices.Add(services, registration, options, configuration.Path);
    }

    private static DataRightsBuilder Add(
        IServiceCollection services,
        DataRightsRegistration registration,
        Action<DataRightsOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        var options = services.AddOptions<DataRightsOptions>(registration.OptionsName).Configure(configure);
        return DataRightsServices.Add(services, registration, options, sectionPath: null);
    }
}
