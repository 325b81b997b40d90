using CustomVision.DataRights.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataRights.Workers;

/// <summary>
/// <c>coordinator</c>: starts or takes over the export, and exits when it has ended. The exit code is 0 for a complete export, 3 for one
/// with differences, and 1 otherwise.
/// </summary>
internal static class Coordinator
{
    public static async Task<int> RunAsync()
    {
        using var host = WorkersHost.Create(DurableExportRoles.Coordinator);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await host.StartAsync();
        try
        {
            var status = await Status.FollowAsync(host, stopping);
            Console.WriteLine(status.Failure ?? $"The export has ended: {status.Result}.");
            return status.Result switch
            {
                "Complete" => 0,
                "CompleteWithDifferences" => 3,
                _ => 1,
            };
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Console.WriteLine("Stopped. Another coordinator, or the same command, resumes the export.");
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
