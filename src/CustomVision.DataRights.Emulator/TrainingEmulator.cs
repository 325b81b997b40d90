using System.Security.Cryptography.X509Certificates;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Hosting;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Emulator.State;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator;

/// <summary>
/// A local emulator of Azure Custom Vision: the Training API with its image links, the prediction endpoint, and the calls of Azure Resource
/// Manager for the account. Runs in memory, on loopback, in this process.
/// </summary>
public sealed class TrainingEmulator : IAsyncDisposable
{
    private readonly AccountState _account;
    private readonly EmulatorHost _host;
    private readonly EmulatorCertificate? _certificate;
    private readonly StateFile? _state;

    private TrainingEmulator(
        AccountState account,
        EmulatorHost host,
        EmulatorCertificate? certificate,
        StateFile? state,
        RequestLog requests,
        FaultPlan faults,
        RateLimiting limits,
        bool isAdministrable
    )
    {
        _state = state;
        Faults = faults;
        RateLimits = limits;
        AdministrationEndpoint = isAdministrable ? host.Endpoint(PortRole.Administration) : null;
        Requests = requests;
        _account = account;
        _host = host;
        _certificate = certificate;
        Account = new EmulatedAccount(account);
    }

    /// <summary>
    /// Gets the origin of the Training API, the prediction endpoint and Azure Resource Manager, e.g. <c>http://127.0.0.1:5080/</c>.
    /// </summary>
    public Uri Endpoint => _host.Endpoint(PortRole.Api);

    /// <summary>
    /// Gets the origin of the image links, on another port. Links contain <see cref="EmulatorOptions.PublicOrigin"/> if it is set.
    /// </summary>
    public Uri BlobEndpoint => _host.Endpoint(PortRole.Blobs);

    /// <summary>Gets the origin of the administration; <see langword="null"/> if it is not enabled.</summary>
    public Uri? AdministrationEndpoint { get; }

    /// <summary>
    /// Gets the certificate of the API and the image links, without its private key, so that the handler of a test can trust it.
    /// </summary>
    /// <value>
    /// <see langword="null"/> without <see cref="EmulatorOptions.UseHttps"/>. It is valid for <c>localhost</c> and 127.0.0.1.
    /// </value>
    public X509Certificate2? Certificate => _certificate?.Public;

    /// <summary>Gets the PEM file of <see cref="Certificate"/>, for <c>SSL_CERT_FILE</c>; the file is deleted with the emulator.</summary>
    /// <value><see langword="null"/> without <see cref="EmulatorOptions.UseHttps"/>.</value>
    public string? CertificatePath => _certificate?.Path;

    /// <summary>Gets the account's id in Azure Resource Manager.</summary>
    public string ResourceId => _account.Resource.Id;

    /// <summary>Gets the key that the <c>Training-Key</c> header must carry: the first, which <c>regenerateKey</c> may change.</summary>
    public string TrainingKey => _account.TrainingKey;

    /// <summary>Gets the actual content of the account, for assertions.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>Gets the requests to all ports except that of the administration.</summary>
    public RequestLog Requests { get; }

    /// <summary>Gets the faults of requests; initially empty.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Gets the rate limits; by default, calls are not limited.</summary>
    public RateLimiting RateLimits { get; }

    /// <summary>Gets the switches, which may be changed while the emulator runs.</summary>
    public EmulatorBehavior Behavior => _account.Behavior;

    /// <summary>Starts an emulator. When the task completes, it is seeded and listening.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">An option of <see cref="EmulatorOptions.Synthetic"/> is out of range.</exception>
    /// <exception cref="ArgumentException">Two options exclude each other, or the public origin is not an origin.</exception>
    /// <exception cref="IOException">A port or the state file is in use.</exception>
    /// <exception cref="DirectoryNotFoundException">A seed folder does not exist.</exception>
    /// <exception cref="InvalidDataException">The state file is damaged, or a file in a seed folder cannot be read.</exception>
    public static async Task<TrainingEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        EmulatorOptionsCheck.EnsureValid(options);
        var account = new AccountState(options);
        var state = options.StateFile is { } file ? StateFile.Open(file) : null;

        EmulatorCertificate? certificate = null;
        try
        {
            Fill(account, state, options);
            var log = new RequestLog { IsEnabled = options.Synthetic is null };
            var faults = new FaultPlan();
            var limits = new RateLimiting { Tier = options.RateLimit };
            var pipeline = new Pipeline(account, log, faults, limits, options, state);
            var ports = new Dictionary<PortRole, int> { [PortRole.Api] = options.Port, [PortRole.Blobs] = options.BlobPort };
            if (options.AdministrationPort is { } port)
            {
                ports[PortRole.Administration] = port;
            }

            certificate = options.UseHttps ? EmulatorCertificate.Create(options.BindAddress, options.PublicOrigin?.IdnHost) : null;
            var host = await EmulatorHost.StartAsync(
                ports,
                options.BindAddress,
                certificate?.Secret,
                pipeline.Build,
                options.TimeProvider,
                cancellationToken
            );
            account.Links.Base = (options.PublicOrigin ?? host.Endpoint(PortRole.Blobs)).AbsoluteUri;
            account.Fetcher = new PictureFetcher(certificate?.Public, options.PublicOrigin, host.Endpoint(PortRole.Blobs));
            return new TrainingEmulator(account, host, certificate, state, log, faults, limits, options.AdministrationPort is not null);
        }
        catch
        {
            certificate?.Dispose();
            state?.Dispose();
            throw;
        }
    }

    /// <summary>Issues a bearer token, as Microsoft Entra ID would.</summary>
    /// <param name="audience">
    /// The API that the token is for: <see cref="TokenAudience.Training"/>, <see cref="TokenAudience.ResourceManager"/>, or another
    /// cloud's.
    /// </param>
    /// <param name="role">The data role of the bearer; by default that of <see cref="EmulatorCredentials.Role"/>.</param>
    /// <param name="lifetime">The lifetime of the token on the emulator's clock, in whole seconds; an hour by default.</param>
    public string IssueToken(string audience = TokenAudience.Training, CustomVisionRole? role = null, TimeSpan? lifetime = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(audience);
        return _account.IssueToken(audience, role, lifetime);
    }

    /// <summary>
    /// Revokes every token that has been issued so far: the next call with one of them receives a 401 with a claims challenge, as with
    /// continuous access evaluation. Tokens that are issued afterwards are valid.
    /// </summary>
    public void RevokeTokens() => _account.Tokens.RevokeAll();

    /// <summary>Fills the account without HTTP.</summary>
    /// <param name="seed">The callback that adds objects; the methods of the seeder return ids.</param>
    public void Seed(Action<AccountSeeder> seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Seed(seeder =>
        {
            seed(seeder);
            return true;
        });
    }

    /// <summary>Fills the account without HTTP, and returns the result of the callback.</summary>
    /// <param name="seed">The callback that adds objects; the methods of the seeder return ids.</param>
    public T Seed<T>(Func<AccountSeeder, T> seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var planted = AccountSeeder.Run(_account, seed);
        _state?.Save(_account);
        return planted;
    }

    /// <summary>Completes all pending work immediately: late deletions, trainings, exports, imports.</summary>
    public void ApplyLateDeletions()
    {
        lock (_account.Sync)
        {
            _account.Later.RunEverything();
        }

        _state?.Save(_account);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _account.Fetcher?.Dispose();
        _certificate?.Dispose();
        _state?.Dispose();
    }

    // An existing state file replaces the seed; otherwise each start would add the seed again.
    private static void Fill(AccountState account, StateFile? state, EmulatorOptions options)
    {
        if (state?.Read() is { } document)
        {
            account.Load(document);
            return;
        }

        Plant(account, options);
        state?.Save(account);
    }

    private static void Plant(AccountState account, EmulatorOptions options)
    {
        AccountSeeder.Run(
            account,
            seeder =>
            {
                if (options.Seed == EmulatorSeed.Demo)
                {
                    DemoAccount.Plant(seeder);
                }

                foreach (var folder in options.SeedFolders)
                {
                    FolderSeed.Plant(seeder, folder);
                }

                if (options.Synthetic is { } synthetic)
                {
                    SyntheticAccount.Plant(account, synthetic);
                }

                return true;
            }
        );
    }
}
