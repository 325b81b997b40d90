using System.Net;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Training.Links;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Registers the services of a registration.</summary>
internal static class DataRightsServices
{
    public static DataRightsBuilder Add(
        IServiceCollection services,
        DataRightsRegistration registration,
        OptionsBuilder<DataRightsOptions> options,
        string? sectionPath
    )
    {
        if (!services.Any(service => registration.Equals(service.ImplementationInstance)))
        {
            services.AddSingleton(registration);
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
            services.AddLogging();
            AddValidation(services, registration, options, sectionPath);
            services.TryAddKeyedSingleton(registration.Name, static (provider, name) => CreateThrottle(provider, (string)name!));
            TrainingPipeline.AddTo(services, registration);
            services.TryAddKeyedSingleton(
                registration,
                static (provider, key) => TrainingClientFactory.Create(provider, (DataRightsRegistration)key!)
            );
            AddFacade(services, registration);
        }

        // Adding a named client again has no effect.
        return new DataRightsBuilder(
            registration.Name,
            services,
            services.AddHttpClient(registration.TrainingClientName),
            services.AddHttpClient(registration.DownloadClientName),
            registration.IsReadOnly
        );
    }

    // A single resource is registered without a service key, several resources by name. Registering the exporter never registers the
    // eraser.
    private static void AddFacade(IServiceCollection services, DataRightsRegistration registration)
    {
        if (registration.Creates)
        {
            Add<IArchiveRestorer>(services, registration, provider => FacadeFactory.CreateRestorer(provider, registration));
            return;
        }

        if (registration.OnlyDownloads)
        {
            Add<IExportUnitRunner>(services, registration, provider => FacadeFactory.CreateUnitRunner(provider, registration));
            return;
        }

        if (registration.IsReadOnly)
        {
            // Even if the whole facade is registered, a consumer of the exporter receives only the exporter.
            Remove<IUserDataExporter>(services, registration);
            Remove<IArchiveGroupExporter>(services, registration);
            Add<IUserDataExporter>(services, registration, provider => FacadeFactory.CreateExporter(provider, registration));
            Add(services, registration, provider => FacadeFactory.CreateGroupExporter(provider, registration));
            return;
        }

        Add<IUserDataManager>(services, registration, provider => FacadeFactory.CreateManager(provider, registration));
        Add<IUserDataEraser>(services, registration, provider => FacadeFactory.FindManager(provider, registration));
        Add<IUserDataExporter>(services, registration, provider => FacadeFactory.FindManager(provider, registration));
        Add(services, registration, provider => FacadeFactory.CreateGroupExporter(provider, registration));
    }

    private static void Remove<T>(IServiceCollection services, DataRightsRegistration registration)
    {
        var found = services.FirstOrDefault(service =>
            service.ServiceType == typeof(T)
            && string.Equals(service.ServiceKey as string ?? string.Empty, registration.Name, StringComparison.Ordinal)
        );
        if (found is not null)
        {
            services.Remove(found);
        }
    }

    private static void Add<T>(IServiceCollection services, DataRightsRegistration registration, Func<IServiceProvider, T> create)
        where T : class
    {
        if (registration.Name.Length == 0)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(registration.Name, (provider, _) => create(provider));
        }
    }

    private static void AddValidation(
        IServiceCollection services,
        DataRightsRegistration registration,
        OptionsBuilder<DataRightsOptions> options,
        string? sectionPath
    )
    {
        // Only one validator for each name: two would report every failure twice.
        var isNamed = services.Any(service =>
            service.ImplementationInstance is DataRightsOptionsValidator validator
            && string.Equals(validator.Name, registration.OptionsName, StringComparison.Ordinal)
        );
        if (!isNamed)
        {
            services.AddSingleton<IValidateOptions<DataRightsOptions>>(
                new DataRightsOptionsValidator(registration.OptionsName, sectionPath, needsCredential: !registration.OnlyDownloads)
            );
            options.ValidateOnStart();
        }
    }

    // All Training calls of a name share one throttle.
    private static TrainingThrottle CreateThrottle(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();
        return new TrainingThrottle(() => options.Get(name).RequestsPerSecond, provider.GetRequiredService<TimeProvider>());
    }
}
