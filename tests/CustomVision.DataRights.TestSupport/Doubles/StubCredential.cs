using Azure.Core;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A credential that issues numbered tokens: <c>token-1</c>, <c>token-2</c>.</summary>
internal sealed class StubCredential(TimeProvider time) : TokenCredential
{
    private readonly Lock _lock = new();

    public string Prefix { get; init; } = "token-";

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Invoked instead of issuing a token.</summary>
    public Func<CancellationToken, Task>? Fault { get; set; }

    /// <summary>The requests for tokens.</summary>
    public List<TokenRequestContext> Requests { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The library never blocks.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        int number;
        lock (_lock)
        {
            Requests.Add(requestContext);
            number = Requests.Count;
        }

        if (Fault is { } fault)
        {
            await fault(cancellationToken);
        }

        return new AccessToken(Prefix + number, time.GetUtcNow() + Lifetime);
    }
}
