using Azure.Identity;
using CustomVision.DataRights;
using CustomVision.DataRights.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataRights.Workers;

/// <summary>
/// Creates the host of every command. The section <c>CustomVision</c> configures the resource, <c>Workers</c> the storage account.
/// </summary>
internal static class WorkersHost
{
    public static IHost Create(DurableExportRoles roles)
    {
        var builder = NewBuilder();
        var resource = builder.Configuration.GetSection("CustomVision");
        if (roles.HasFlag(DurableExportRoles.Worker))
        {
            builder.Services.AddCustomVisionExportWorker(resource);
        }

        // The status needs the resource's endpoint only for the id of the export, and does not call it.
        if (!roles.HasFlag(DurableExportRoles.Worker))
        {
            var rights = builder.Services.AddCustomVisionDataExport(resource);
            if (resource["TrainingKey"] is null)
            {
                rights.UseTokenCredential(new DefaultAzureCredential());
            }
        }

        builder.Services.AddCustomVisionDurableExport(options =>
        {
            builder.Configuration.GetSection("Workers").Bind(options);
            options.Roles = roles;
            if (string.IsNullOrEmpty(options.ConnectionString))
            {
                options.Credential = new DefaultAzureCredential();
            }
        });
        return builder.Build();
    }

    /// <summary>The host of erasures. One that carries them out has the Training key, and may delete.</summary>
    public static IHost CreateForErasures(bool runs)
    {
        var builder = NewBuilder();
        if (runs)
        {
            var resource = builder.Configuration.GetSection("CustomVision");
            var rights = builder.Services.AddCustomVisionDataRights(resource);
            if (resource["TrainingKey"] is null)
            {
                rights.UseTokenCredential(new DefaultAzureCredential());
            }
        }

        builder.Services.AddCustomVisionDurableErasure(options =>
        {
            builder.Configuration.GetSection("Workers").Bind(options);
            options.RunsErasures = runs;
            if (string.IsNullOrEmpty(options.ConnectionString))
            {
                options.Credential = new DefaultAzureCredential();
            }
        });
        return builder.Build();
    }

    private static HostApplicationBuilder NewBuilder()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
