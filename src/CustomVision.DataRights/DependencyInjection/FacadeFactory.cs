using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights;

/// <summary>Makes the facade of a registration.</summary>
internal static class FacadeFactory
{
    public static UserDataExporter CreateExporter(IServiceProvider provider, DataRightsRegistration registration) =>
        new(Client(provider, registration), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>());

    public static UserDataManager CreateManager(IServiceProvider provider, DataRightsRegistration registration) => new(
        Client(provider, registration),
        registration.Name.Length == 0 ? provider.GetService<IAccountManager>() : provider.GetKeyedService<IAccountManager>(registration.Name),
        registration.Name.Length == 0 ? provider.GetService<ErasureSigner>() : provider.GetKeyedService<ErasureSigner>(registration.Name),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILoggerFactory>());

    public static IUserDataManager FindManager(IServiceProvider provider, DataRightsRegistration registration) => registration.Name.Length == 0
        ? provider.GetRequiredService<IUserDataManager>()
        : provider.GetRequiredKeyedService<IUserDataManager>(registration.Name);

    private static TrainingClient Client(IServiceProvider provider, DataRightsRegistration registration) =>
        provider.GetRequiredKeyedService<TrainingClient>(registration);
}
