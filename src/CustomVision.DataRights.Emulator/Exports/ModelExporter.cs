using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Models;

namespace CustomVision.DataRights.Emulator.Exports;

/// <summary>Creates the model files of exports.</summary>
internal static class ModelExporter
{
    /// <summary>Returns whether the iteration's domain is compact: only those models can be exported.</summary>
    public static bool CanExport(IterationState iteration) => DomainRecord.Find(iteration.DomainId).IsCompact;

    public static bool IsUnderWay(IterationState iteration, string platform, string? flavor) =>
        iteration.Exports.Exists(export => export.IsTo(platform, flavor) && export.Status is ExportState.Exporting);

    /// <summary>Starts an export, replacing an earlier one for the same platform and flavor.</summary>
    public static ExportState Queue(IterationState iteration, string platform, string? flavor)
    {
        iteration.Exports.RemoveAll(old => old.IsTo(platform, flavor));
        var export = new ExportState(platform, flavor);
        iteration.Exports.Add(export);
        return export;
    }

    public static void Complete(ProjectState project, IterationState iteration, ExportState export, bool fails, byte[]? bytes = null)
    {
        if (fails)
        {
            export.Status = ExportState.Failed;
            return;
        }

        // The iteration may have been deleted in the interim; the export is then never visible.
        if (!project.Iterations.Contains(iteration))
        {
            return;
        }

        var path = BlobPaths.Model(project.Id, iteration.Id, export.Platform, export.Flavor);
        project.Account.Blobs.Put(
            path,
            new StoredBytes(
                bytes
                    ?? ModelArchive.Create(
                        new ModelArchiveRequest
                        {
                            Platform = export.Platform,
                            Flavor = export.Flavor,
                            IsDetection = project.IsDetection,
                            IsMulticlass = project.IsMulticlass,
                            IterationId = iteration.Id,
                            ExportedAt = project.Account.Now,
                            Labels = [.. iteration.Frozen.Tags.Values.Select(tag => tag.Name).Order(StringComparer.Ordinal)],
                        }
                    )
            )
        );
        (export.Status, export.BlobPath) = (ExportState.Done, path);
    }
}
