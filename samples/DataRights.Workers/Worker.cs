using CustomVision.DataRights.DurableTask;
using Microsoft.Extensions.Hosting;

namespace DataRights.Workers;

/// <summary><c>worker</c>: runs units until it is stopped. Start as many workers as the amount of data requires.</summary>
internal static class Worker
{
    public static async Task<int> RunAsync()
    {
        using var host = WorkersHost.Create(DurableExportRoles.Worker);
        await host.RunAsync();
        return 0;
    }
}
