using System.Net.Http.Headers;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Adds a valid token to each attempt, provided that it goes to the configured endpoint. A claims challenge is answered once, with a new
/// token.
/// </summary>
/// <param name="tokens">Provides the tokens.</param>
/// <param name="endpoint">Gets the currently configured endpoint.</param>
/// <param name="turn">Waits for the throttle before the request that answers a challenge; <see langword="null"/> for no wait.</param>
/// <param name="timeout">The maximum time to wait for a token.</param>
/// <param name="time">The clock.</param>
internal sealed class BearerTokenHandler(
    IAccessTokens tokens,
    Func<Uri?> endpoint,
    Func<CancellationToken, Task>? turn,
    TimeSpan timeout,
    TimeProvider time
) : DelegatingHandler
{
    internal const string HeaderName = "Authorization";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (
            request.RequestUri is null
            || Uri.Compare(
                request.RequestUri,
                endpoint(),
                UriComponents.SchemeAndServer,
                UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase
            ) != 0
        )
        {
            throw new DataRightsException(
                "A request to a host other than the configured endpoint's was not sent, because it would disclose the token."
            );
        }

        TrainingCall.Of(request).CarriesToken = true;
        request.Headers.Remove(TrainingKeyHandler.HeaderName);
        var token = await TokenAsync(tokens.GetAsync, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ClaimsChallenge.Of(response) is not { } claims)
        {
            return response;
        }

        response.Dispose();
        token = await TokenAsync(canceled => tokens.RenewAsync(token, claims, canceled), cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (turn is not null)
        {
            await turn(cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> TokenAsync(Func<CancellationToken, ValueTask<string>> get, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // WaitAsync, since a credential may ignore its cancellation token.
            return await get(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is not OutOfMemoryException)
        {
            throw new TokenUnavailableException(
                limit.IsCancellationRequested
                    ? "the credential returned no token in time. Check that the identity is signed in, its tenant, and that the token "
                        + "service can be reached."
                    : "the credential returned no token. Check that the identity is signed in, its tenant, and that the token service can "
                        + "be reached.",
                error
            );
        }
    }
}
