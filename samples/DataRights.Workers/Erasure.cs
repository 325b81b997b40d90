using System.Text.Json;
using Azure;
using CustomVision.DataRights;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataRights.Workers;

/// <summary>Erasures that any process may carry out, one at a time.</summary>
internal static class Erasure
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// <c>start-erasure PLAN APPROVAL</c>: starts the erasure or takes it over, and ends with its receipt. The exit code is 0 for a
    /// complete one, 3 where something was retained or is new, and 1 otherwise.
    /// </summary>
    public static async Task<int> RunAsync(string planFile, string approvalFile, string? archivePrefix)
    {
        var plan = await ReadPlanAsync(planFile);
        var approval =
            JsonSerializer.Deserialize<ErasureApproval>(await File.ReadAllTextAsync(approvalFile), JsonSerializerOptions.Web)
            ?? throw new JsonException("The approval is missing.");
        using var host = WorkersHost.CreateForErasures(runs: true);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await host.StartAsync();
        try
        {
            return await FollowAsync(host, plan, approval, archivePrefix, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Console.WriteLine("Stopped. An eraser, or the same command, resumes the erasure.");
            return 1;
        }
        catch (DataRightsException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// <c>eraser</c>: carries out erasures and their later verifications until it is stopped. Two are enough for failover.
    /// </summary>
    public static async Task<int> ServeAsync()
    {
        using var host = WorkersHost.CreateForErasures(runs: true);
        await host.RunAsync();
        return 0;
    }

    /// <summary><c>status PLAN</c>: the progress of the plan's erasure, from any machine.</summary>
    public static async Task<int> ShowAsync(string planFile)
    {
        var plan = await ReadPlanAsync(planFile);
        using var host = WorkersHost.CreateForErasures(runs: false);
        var status = await host.Services.GetRequiredService<IDurableErasure>().GetStatusAsync(plan.Digest);
        Console.WriteLine(status is null ? "The engine does not know the erasure: it was not started." : Text(status));
        return status is null ? 1 : 0;
    }

    private static async Task<int> FollowAsync(
        IHost host,
        ErasurePlan plan,
        ErasureApproval approval,
        string? archivePrefix,
        CancellationToken cancellationToken
    )
    {
        var erasure = host.Services.GetRequiredService<IDurableErasure>();
        string? id = null;
        string? printed = null;
        while (true)
        {
            try
            {
                id ??= await erasure.StartAsync(plan, approval, archivePrefix, cancellationToken);
                var status = await erasure.GetStatusAsync(id, cancellationToken);
                if (status is not null && Text(status) is var text && text != printed)
                {
                    Console.WriteLine(printed = text);
                }

                if (status is { HasEnded: true } or { IsCarriedOut: true })
                {
                    return CodeOf(status);
                }
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or HttpRequestException)
            {
                await Console.Error.WriteLineAsync($"The storage account does not answer ({fault.GetType().Name}).");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<ErasurePlan> ReadPlanAsync(string file) => ErasurePlan.FromJson(await File.ReadAllTextAsync(file));

    private static int CodeOf(DurableErasureStatus status) =>
        status switch
        {
            { Failure: not null } => 1,
            { State: ErasureState.Complete } => 0,
            { State: ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew } => 3,
            _ => 1,
        };

    private static string Text(DurableErasureStatus status)
    {
        if (status.Failure is { } failure)
        {
            return $"{status.EngineState}: {failure}";
        }

        var receipt = status.State is { } state ? $"receipt {state}" : "no receipt yet";
        var later = status switch
        {
            { IsGone: true } => ", verified later: everything is gone or retained for a stated reason",
            { IsGone: false } => $", verified later: {status.NotGone} objects are not gone, or could not be verified",
            { VerificationDue: { } due } => $", an eraser verifies it again at {due:u}",
            _ => "",
        };
        return $"{status.EngineState}: {receipt}{later}";
    }
}
