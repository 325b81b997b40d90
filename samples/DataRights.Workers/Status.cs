using Azure;
using CustomVision.DataRights.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataRights.Workers;

/// <summary><c>status</c>: the progress of the export, from any machine.</summary>
internal static class Status
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync()
    {
        using var host = WorkersHost.Create(DurableExportRoles.None);
        var export = host.Services.GetRequiredService<IDurableExport>();
        var status = await export.GetStatusAsync(export.GetId());
        Console.WriteLine(status is null ? "The engine does not know the export: it was not started." : Text(status));
        return status is null ? 1 : 0;
    }

    /// <summary>Starts the export, and prints its status until it ends. Waits for a storage account that does not answer.</summary>
    public static async Task<DurableExportStatus> FollowAsync(IHost host, CancellationToken cancellationToken)
    {
        var export = host.Services.GetRequiredService<IDurableExport>();
        string? id = null;
        string? printed = null;
        while (true)
        {
            try
            {
                id ??= await export.StartAsync(cancellationToken);
                var status = await export.GetStatusAsync(id, cancellationToken);
                if (status is not null && Text(status) is var text && text != printed)
                {
                    Console.WriteLine(printed = text);
                }

                if (status is { HasEnded: true })
                {
                    return status;
                }
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or HttpRequestException)
            {
                await Console.Error.WriteLineAsync($"The storage account does not answer ({fault.GetType().Name}).");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static string Text(DurableExportStatus status)
    {
        if (status.HasEnded)
        {
            return $"{status.EngineState}: {status.Result ?? status.Failure}; {status.ProjectsDone} projects, "
                + $"{status.FilesDone} files from units";
        }

        var listed = status.IsListed ? $"all {status.PagesDone} pages" : $"{status.PagesDone} pages";
        var left = status.EstimatedRemaining is { } time ? $", {time:hh\\:mm\\:ss} left of what is listed" : "";
        return $"{status.EngineState}: {listed}, {status.UnitsDone} of {status.UnitsTotal} units, {status.FilesDone} files, "
            + $"{status.BytesDone} bytes, {status.FilesPerSecond:F0} files/s, {status.ProjectsDone} projects finished{left}";
    }
}
