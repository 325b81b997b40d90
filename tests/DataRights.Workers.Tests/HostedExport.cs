using CustomVision.DataRights;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataRights.Workers.Tests;

/// <summary>
/// A small export by a coordinator and a worker that are hosts in this process, whose telemetry a test listens to. A third host without a
/// role follows its progress.
/// </summary>
internal static class HostedExport
{
    public const int Images = 300;
    public const int ImageBytes = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Exports a new account into containers of its own.</summary>
    /// <param name="azurite">The storage account.</param>
    /// <param name="name">The name of the task hub and of the containers; a new one by default.</param>
    /// <param name="named">Receives the account before the export.</param>
    /// <returns>How the export ended.</returns>
    public static async Task<DurableExportStatus> RunAsync(Azurite azurite, string? name = null, Action<EmulatedAccount>? named = null)
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions
            {
                Seed = EmulatorSeed.Empty,
                Synthetic = new SyntheticAccountOptions { Images = Images, ImageBytes = ImageBytes },
            }
        );
        name ??= NewName();
        named?.Invoke(emulator.Account);
        using var worker = Create(emulator, azurite, DurableExportRoles.Worker, name);
        using var coordinator = Create(emulator, azurite, DurableExportRoles.Coordinator, name);
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        await worker.StartAsync(limit.Token);
        await coordinator.StartAsync(limit.Token);
        using var observer = Create(emulator, azurite, DurableExportRoles.None, name);
        var export = observer.Services.GetRequiredService<IDurableExport>();
        var id = await coordinator.Services.GetRequiredService<IDurableExport>().StartAsync(limit.Token);
        export.GetId().Should().Be(id);
        DurableExportStatus? status;
        do
        {
            await Task.Delay(Look, TimeProvider.System, limit.Token);
            status = await export.GetStatusAsync(id, limit.Token);
        } while (status is not { HasEnded: true });

        await coordinator.StopAsync(limit.Token);
        await worker.StopAsync(limit.Token);
        return status;
    }

    public static string NewName() => "h" + Guid.NewGuid().ToString("N")[..12];

    private static IHost Create(TrainingEmulator emulator, Azurite azurite, DurableExportRoles roles, string name)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        if (roles == DurableExportRoles.Worker)
        {
            builder.Services.AddCustomVisionExportWorker(options => options.Endpoint = emulator.Endpoint);
        }
        else
        {
            builder.Services.AddCustomVisionDataExport(options =>
            {
                options.Endpoint = emulator.Endpoint;
                options.TrainingKey = emulator.TrainingKey;
                options.RequestsPerSecond = 0;
            });
        }

        builder.Services.AddCustomVisionDurableExport(options =>
        {
            options.Roles = roles;
            options.ConnectionString = azurite.ConnectionString;
            options.CreateContainers = true;
            options.ArchiveContainer = name;
            options.WorkContainer = name + "-work";
            options.TaskHub = name;
        });
        return builder.Build();
    }
}
