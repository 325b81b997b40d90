namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Disables redirects and cookies, including on a primary handler that the host supplies (for a proxy, for example). .NET sends custom
/// headers, such as the key, to the target of a redirect, even on another host.
/// </summary>
internal static class PrimaryHandlerRules
{
    public static void Apply(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler { AllowAutoRedirect: true } or SocketsHttpHandler { UseCookies: true }:
                Set(() => ((SocketsHttpHandler)handler).AllowAutoRedirect = false);
                Set(() => ((SocketsHttpHandler)handler).UseCookies = false);
                break;
            case HttpClientHandler { AllowAutoRedirect: true } or HttpClientHandler { UseCookies: true }:
                Set(() => ((HttpClientHandler)handler).AllowAutoRedirect = false);
                Set(() => ((HttpClientHandler)handler).UseCookies = false);
                break;
            case DelegatingHandler { InnerHandler: { } inner }:
                Apply(inner);
                break;
        }
    }

    /// <summary>Changes a handler; throws a <see cref="DataRightsException"/> if it is already in use.</summary>
    public static void Set(Action set)
    {
        try
        {
            set();
        }
        catch (InvalidOperationException error)
        {
            throw new DataRightsException(
                "The primary handler is already in use, so that redirects, cookies and unchecked connections cannot be switched off. "
                    + "Give these clients a handler of their own, with AllowAutoRedirect and UseCookies set to false.",
                error
            );
        }
    }
}
