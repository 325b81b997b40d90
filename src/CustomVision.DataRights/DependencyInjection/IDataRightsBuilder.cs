using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights;

/// <summary>Goes on with a registration: proxies, handlers and resilience of the host's own.</summary>
/// <remarks>
/// Our retry stands outermost; what a host adds comes next; the lane, the key and the attempt's timeout stand innermost, so that a host's own retry takes
/// the lane and the current key with each attempt. A host that brings its own retry switches ours off with <c>MaxRetryAttempts = 0</c>. Redirects and
/// cookies stay off, also on a primary handler of the host's.
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
