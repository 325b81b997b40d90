using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights;

/// <summary>A registration, for further configuration: proxies, handlers and resilience of the host.</summary>
/// <remarks>
/// Our retries are outermost, then the handlers of the host; the rate limiter, the key and the timeout of an attempt are innermost, so that each attempt of
/// a host's own retries waits for the rate limiter and takes the current key. A host with its own retries sets <c>MaxRetryAttempts</c> to 0. Handlers
/// from <c>ConfigureHttpClientDefaults</c> do not apply to these two clients; add them here. Redirects and cookies stay off, also on a
/// primary handler of the host.
/// </remarks>
public interface IDataRightsBuilder
{
    /// <summary>The name of the resource; empty for the only one.</summary>
    string Name { get; }

    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The client of the Training API, which carries the key.</summary>
    IHttpClientBuilder TrainingClient { get; }

    /// <summary>The client of the storage behind the links, which never carries the key.</summary>
    IHttpClientBuilder DownloadClient { get; }
}
