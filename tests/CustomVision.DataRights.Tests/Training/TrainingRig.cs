using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>The Training client as a host gets it, with stubs in place of the network, and a clock of the test's own.</summary>
internal sealed class TrainingRig : IDisposable
{
    public const string Key = "key-that-must-stay-secret";

    public static readonly Guid ProjectId = Guid.Parse("8a32ea60-1c53-43c3-8113-d0b1f470fbdb");
    public static readonly Guid IterationId = Guid.Parse("b36b50e6-a60a-43b9-9c60-960918331f7a");

    private readonly ServiceProvider _provider;

    public TrainingRig(
        StubHandler? training = null,
        StubHandler? download = null,
        TestClock? time = null,
        Action<DataRightsOptions>? configure = null,
        bool readOnly = false,
        Action<IServiceCollection>? services = null
    )
    {
        Training = training ?? new StubHandler(_ => throw new InvalidOperationException("No Training call was expected."));
        Download = download ?? new StubHandler(_ => throw new InvalidOperationException("No download was expected."));
        Time = time ?? new TestClock { DelaysPassAtOnce = true };

        _provider = new HostSetup(new Uri("https://contoso.cognitiveservices.azure.com/"), Key)
        {
            IsReadOnly = readOnly,
            Time = Time,
            Configure = configure,
            Clients = builder =>
            {
                builder.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => Training);
                builder.DownloadClient.ConfigurePrimaryHttpMessageHandler(() => Download);
            },
            Services = services,
        }.Build();
        Client = _provider.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration(Options.DefaultName, readOnly));
    }

    public StubHandler Training { get; }

    public StubHandler Download { get; }

    public TestClock Time { get; }

    public TrainingClient Client { get; }

    public IServiceProvider Services => _provider;

    public void Dispose() => _provider.Dispose();
}
