using Azure.Core;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Azure.Identity;

/// <summary>Caches the token of a credential for one audience, and renews it shortly before it expires.</summary>
internal sealed class CachedTokens(TokenCredential credential, string audience, TimeProvider time) : IAccessTokens, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    private readonly string[] _scopes = [ScopeOf(audience)];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Held? _held;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && time.GetUtcNow() < held.RenewAt)
        {
            return held.Token;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            held = _held;
            if (held is not null && time.GetUtcNow() < held.RenewAt)
            {
                return held.Token; // another caller has renewed it
            }

            try
            {
                return (_held = await RequestAsync(claims: null, cancellationToken).ConfigureAwait(false)).Token;
            }
            catch (Exception) when (held is not null && time.GetUtcNow() < held.ExpiresOn && !cancellationToken.IsCancellationRequested)
            {
                // The cached token is still valid, so an outage of the token service does not end a job before the token expires.
                var next = time.GetUtcNow() + RetryDelay;
                return (_held = held.RenewedAt(next < held.ExpiresOn ? next : held.ExpiresOn)).Token;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<string> RenewAsync(string rejected, string claims, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // If many calls were rejected at once, the first of them has already renewed the token.
            return _held is { } held && held.Token != rejected
                ? held.Token
                : (_held = await RequestAsync(claims, cancellationToken).ConfigureAwait(false)).Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static string ScopeOf(string audience) =>
        audience.EndsWith("/.default", StringComparison.Ordinal) ? audience : audience.TrimEnd('/') + "/.default";

    private async Task<Held> RequestAsync(string? claims, CancellationToken cancellationToken)
    {
        var token = await credential
            .GetTokenAsync(new TokenRequestContext(_scopes, claims: claims, isCaeEnabled: true), cancellationToken)
            .ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (
            string.IsNullOrWhiteSpace(token.Token)
            || !token.Token.All(character => char.IsAscii(character) && !char.IsControl(character) && character != ' ')
        )
        {
            throw new InvalidOperationException("The credential returned a token with an invalid character.");
        }

        // A short-lived token is used for half of its lifetime.
        var life = token.ExpiresOn - now;
        var margin = life / 2 < Margin ? life / 2 : Margin;
        var renewAt = token.RefreshOn is { } refresh && refresh < token.ExpiresOn ? refresh : token.ExpiresOn - margin;
        return new Held(token.Token, renewAt, token.ExpiresOn);
    }

    // Not a record, since ToString of a record would print the token.
    private sealed class Held(string token, DateTimeOffset renewAt, DateTimeOffset expiresOn)
    {
        public string Token => token;

        public DateTimeOffset RenewAt => renewAt;

        public DateTimeOffset ExpiresOn => expiresOn;

        public Held RenewedAt(DateTimeOffset next) => new(token, next, expiresOn);
    }
}
