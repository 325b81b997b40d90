using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights;

/// <summary>A registration to configure further, with the host's proxies, handlers and resilience.</summary>
/// <remarks>
/// The library's retries are outermost, followed by the handlers of the host; the rate limiter, the key and the timeout of an attempt are
/// innermost, so that each attempt of the host's own retries waits for the rate limiter and uses the current key. A host with its own
/// retries should set <c>MaxRetryAttempts</c> to 0. Handlers from <c>ConfigureHttpClientDefaults</c> do not apply to these two clients; add
/// them here. Redirects and cookies are always disabled, even on a primary handler of the host. Downloads use https unless the endpoint is
/// loopback, and connect only to public addresses, or to those that <see cref="DownloadOptions.AllowPrivateAddresses"/> and the endpoint's
/// own address allow: the connection goes to the address that was checked. The check also applies to a primary handler of the host that is
/// a <see cref="SocketsHttpHandler"/> without a <c>ConnectCallback</c>. Any other primary handler, a <c>ConnectCallback</c> of the host,
/// and a proxy resolve names themselves and must protect the network: with them, only IP addresses in the link itself are checked.
/// </remarks>
public interface IDataRightsBuilder
{
    /// <summary>The name of the resource; empty for the only one.</summary>
    string Name { get; }

    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The client of the Training API, which carries the key.</summary>
    IHttpClientBuilder TrainingClient { get; }

    /// <summary>The client for downloads from storage, which never carries the key.</summary>
    IHttpClientBuilder DownloadClient { get; }
}
