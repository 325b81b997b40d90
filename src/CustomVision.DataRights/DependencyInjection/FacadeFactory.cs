using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Creates the facade of a registration.</summary>
internal static class FacadeFactory
{
    public static UserDataExporter CreateExporter(IServiceProvider provider, DataRightsRegistration registration) =>
        new(
            Client(provider, registration),
            Find<IAccountReader>(provider, registration),
            Find<ErasureSigner>(provider, registration),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        );

    public static UserDataManager CreateManager(IServiceProvider provider, DataRightsRegistration registration) =>
        new(
            Client(provider, registration),
            Find<IAccountReader>(provider, registration),
            Find<IAccountManager>(provider, registration),
            new LegalHolds(() =>
                provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>().Get(registration.OptionsName).LegalHolds
            ),
            Find<ErasureSigner>(provider, registration),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        );

    public static IArchiveGroupExporter CreateGroupExporter(IServiceProvider provider, DataRightsRegistration registration)
    {
        var client = Client(provider, registration);
        var time = provider.GetRequiredService<TimeProvider>();
        return new ArchiveGroupExporter(
            client,
            new ExportJob(
                client,
                Find<IAccountReader>(provider, registration),
                Find<ErasureSigner>(provider, registration),
                time,
                provider.GetRequiredService<ILoggerFactory>().CreateLogger("CustomVision.DataRights.Export")
            ),
            time
        );
    }

    public static UnitRunner CreateUnitRunner(IServiceProvider provider, DataRightsRegistration registration) =>
        new(
            Client(provider, registration),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("CustomVision.DataRights.Export")
        );

    public static ArchiveRestorer CreateRestorer(IServiceProvider provider, DataRightsRegistration registration) =>
        new(Client(provider, registration), provider.GetRequiredService<TimeProvider>());

    public static IUserDataManager FindManager(IServiceProvider provider, DataRightsRegistration registration) =>
        registration.Name.Length == 0
            ? provider.GetRequiredService<IUserDataManager>()
            : provider.GetRequiredKeyedService<IUserDataManager>(registration.Name);

    private static T? Find<T>(IServiceProvider provider, DataRightsRegistration registration)
        where T : class => registration.Name.Length == 0 ? provider.GetService<T>() : provider.GetKeyedService<T>(registration.Name);

    private static TrainingClient Client(IServiceProvider provider, DataRightsRegistration registration) =>
        provider.GetRequiredKeyedService<TrainingClient>(registration);
}
