using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Access;

/// <summary>Registers the rate limits: one per caller, and a lower one for submissions.</summary>
internal static class RequestLimits
{
    public const string Submissions = nameof(Submissions);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<PortalOptions>>(
                (options, portal) =>
                {
                    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        Partition(context, portal.Value.CallsPerMinute)
                    );
                    options.AddPolicy(Submissions, context => Partition(context, portal.Value.SubmissionsPerMinute));
                    options.OnRejected = (context, _) =>
                    {
                        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
                        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                            .ToString(CultureInfo.InvariantCulture);
                        return ValueTask.CompletedTask;
                    };
                }
            );
    }

    private static RateLimitPartition<string> Partition(HttpContext context, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.User.Identity?.IsAuthenticated == true ? Actor.Of(context.User).Id : $"address:{context.Connection.RemoteIpAddress}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }
        );
}
