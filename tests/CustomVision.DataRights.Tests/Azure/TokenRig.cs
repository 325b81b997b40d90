using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>The Training client with a token credential, with stubs in place of the network.</summary>
internal sealed class TokenRig : IDisposable
{
    private readonly ServiceProvider _provider;

    public TokenRig(
        StubHandler training,
        StubHandler? download = null,
        TestClock? time = null,
        StubCredential? credential = null,
        bool isReadOnly = false,
        Action<DataRightsOptions>? configure = null
    )
    {
        Time = time ?? new TestClock { DelaysPassAtOnce = true };
        Training = training;
        Credential = credential ?? new StubCredential(Time);
        _provider = new HostSetup(new Uri("https://contoso.cognitiveservices.azure.com/"), trainingKey: null)
        {
            IsReadOnly = isReadOnly,
            Time = Time,
            Configure = configure,
            Clients = builder =>
            {
                builder.UseTokenCredential(provider => provider.GetRequiredService<StubCredential>());
                builder.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => training);
                builder.DownloadClient.ConfigurePrimaryHttpMessageHandler(() =>
                    download ?? new StubHandler(_ => new HttpResponseMessage())
                );
            },
            Services = services => services.AddSingleton(Credential),
        }.Build();
        Client = _provider.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration("", isReadOnly));
    }

    public TestClock Time { get; }

    public StubHandler Training { get; }

    public StubCredential Credential { get; }

    public TrainingClient Client { get; }

    public IServiceProvider Services => _provider;

    /// <summary>The tokens that the service saw, in order.</summary>
    public IEnumerable<string?> Tokens => Training.Requests.Select(asked => asked.Headers.GetValueOrDefault("Authorization"));

    public void Dispose() => _provider.Dispose();
}
