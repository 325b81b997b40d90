using Azure.Core;
using Azure.Identity;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// The resource and its credentials. They are read from the environment, because the shell's history keeps command lines.
/// </summary>
internal sealed class ResourceSettings
{
    public const string EndpointVariable = "CUSTOMVISION_ENDPOINT";
    public const string KeyVariable = "CUSTOMVISION_TRAINING_KEY";
    public const string TokenVariable = "CUSTOMVISION_ACCESS_TOKEN";
    public const string ResourceIdVariable = "CUSTOMVISION_RESOURCE_ID";
    public const string ManagerEndpointVariable = "CUSTOMVISION_ARM_ENDPOINT";
    public const string ManagerTokenVariable = "CUSTOMVISION_ARM_ACCESS_TOKEN";

    public const string InsecureVariable = "CUSTOMVISION_ALLOW_INSECURE_ENDPOINT";

    public required Uri Endpoint { get; init; }

    /// <summary>Whether endpoints other than loopback may use http, for an emulator on another host.</summary>
    public bool AllowInsecureEndpoint { get; init; }

    /// <summary>The key; <see langword="null"/> if <see cref="Credential"/> is used.</summary>
    public string? Key { get; init; }

    public TokenCredential? Credential { get; init; }

    /// <summary>The account's id in Azure Resource Manager; <see langword="null"/> if only the Training API is used.</summary>
    public string? ResourceId { get; init; }

    public Uri? ManagerEndpoint { get; init; }

    public TokenCredential? ManagerCredential { get; init; }

    /// <summary>Whether the environment specifies the account's id in Azure Resource Manager.</summary>
    public static bool NamesAccount => Variable(ResourceIdVariable) is not null;

    /// <param name="auth">The requested kind of credential; <see langword="null"/> for the first one that is available.</param>
    /// <exception cref="UsageException">A variable is missing or invalid.</exception>
    public static ResourceSettings FromEnvironment(AuthMode? auth)
    {
        var endpoint =
            Address(EndpointVariable, "endpoint.malformed") ?? throw new UsageException(MessageTexts.Get("endpoint", EndpointVariable));
        var allowsInsecure =
            Variable(InsecureVariable) is { } allows && (allows == "1" || allows.Equals("true", StringComparison.OrdinalIgnoreCase));
        EnsureProtected(EndpointVariable, endpoint, allowsInsecure);
        auth ??=
            Variable(KeyVariable) is not null ? AuthMode.Key
            : Variable(TokenVariable) is not null ? AuthMode.Token
            : AuthMode.Azure;
        var azure = new Lazy<TokenCredential>(() => new DefaultAzureCredential());
        var resourceId = Variable(ResourceIdVariable);
        return new ResourceSettings
        {
            Endpoint = endpoint,
            AllowInsecureEndpoint = allowsInsecure,
            Key = auth == AuthMode.Key ? Required(KeyVariable, MessageTexts.Get("variable.key")) : null,
            Credential = auth switch
            {
                AuthMode.Token => Fixed(Required(TokenVariable, MessageTexts.Get("variable.token"))),
                AuthMode.Azure => azure.Value,
                _ => null,
            },
            ResourceId = resourceId,
            ManagerEndpoint = ManagerAddress(allowsInsecure),
            ManagerCredential =
                resourceId is null ? null
                : Variable(ManagerTokenVariable) is { } token ? Fixed(token)
                : azure.Value,
        };
    }

    private static Uri? ManagerAddress(bool allowsInsecure)
    {
        if (Address(ManagerEndpointVariable, "endpoint.manager.malformed") is not { } address)
        {
            return null;
        }

        EnsureProtected(ManagerEndpointVariable, address, allowsInsecure);
        return address;
    }

    // The value itself is not shown: it may be a key that was set in the wrong variable.
    private static Uri? Address(string variable, string key) =>
        Variable(variable) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", Host.Length: > 0, AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? address
        : throw new UsageException(MessageTexts.Get(key, variable));

    // The library performs the same check, but its message names an option of the library.
    private static void EnsureProtected(string variable, Uri address, bool allowsInsecure)
    {
        if (address.Scheme != Uri.UriSchemeHttp || address.IsLoopback)
        {
            return;
        }

        if (!allowsInsecure)
        {
            throw new UsageException(MessageTexts.Get("endpoint.http", variable, InsecureVariable));
        }

        Terminal.Error(MessageTexts.Get("endpoint.warning", variable, InsecureVariable));
    }

    private static string Required(string name, string what) =>
        Variable(name) ?? throw new UsageException(MessageTexts.Get("variable", name, what));

    private static string? Variable(string name) => Invocation.Current.Variable(name);

    // The token cannot be renewed; the service reports when it has expired.
    private static TokenCredential Fixed(string token) =>
        DelegatedTokenCredential.Create((_, _) => new AccessToken(token, DateTimeOffset.MaxValue));
}
